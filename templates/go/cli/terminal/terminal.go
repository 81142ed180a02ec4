// Package terminal tells terminals from other streams.
package terminal

import (
	"context"
	"os"

	"golang.org/x/term"
)

// Is reports whether a stream is a terminal.
func Is(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// IsNamed reports whether a path leads to a terminal, as /dev/tty does.
func IsNamed(path string) bool {
	info, err := os.Stat(path)
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	is := Is(file)
	_ = file.Close() // nothing was written
	return is
}

// IsFed reports whether somebody has given a stream something to read: it is a pipe or
// a file with content.
func IsFed(stream any) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && (info.Mode()&os.ModeNamedPipe != 0 || info.Mode().IsRegular() && info.Size() > 0)
}

// Width returns the number of characters in a line of a terminal. It returns 0 for
// other streams.
func Width(stream any) int {
	file, ok := stream.(*os.File)
	if !ok {
		return 0
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// UnlessInterrupted waits for a function that reads from a terminal, until ctx ends.
func UnlessInterrupted[T any](ctx context.Context, read func() (T, error)) (T, error) {
	var value T
	done := make(chan error, 1)
	go func() {
		typed, err := read()
		value = typed
		done <- err
	}()
	select {
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	case err := <-done:
		return value, err
	}
}

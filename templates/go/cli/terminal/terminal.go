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

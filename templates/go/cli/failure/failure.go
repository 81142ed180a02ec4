// Package failure tells the classes of errors apart: each has an exit code.
package failure

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// An Exit is the exit code of a program.
type Exit int

// The exit codes, by class of failure.
const (
	Done        Exit = 0
	Other       Exit = 1 // another error of the API, or of this machine
	Wrong       Exit = 2 // wrong arguments
	Denied      Exit = 3 // not authenticated, or not allowed
	NotFound    Exit = 4
	Conflict    Exit = 5
	RateLimited Exit = 6
	Server      Exit = 7
	Network     Exit = 8
	Interrupted Exit = 130
)

// A usageError is a mistake in the arguments; nothing has been sent.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// Usage returns an error as a mistake in the arguments, and nil for nil.
func Usage(err error) error {
	if err == nil {
		return nil
	}
	return usageError{err}
}

// Usagef returns an error about a mistake in the arguments.
func Usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Mistakes lists all mistakes in the arguments of an operation.
type Mistakes []string

// Error returns one line for each mistake.
func (m Mistakes) Error() string { return strings.Join(m, "\n  ") }

// Code returns the exit code for an error.
func Code(err error) Exit {
	var wrong usageError
	var api *admin.Error
	switch {
	case err == nil:
		return Done
	case errors.Is(err, context.Canceled):
		return Interrupted
	case errors.As(err, &wrong):
		return Wrong
	case errors.As(err, &api):
		return codeOf(api)
	}
	return Other
}

func codeOf(e *admin.Error) Exit {
	switch {
	case e.Status == 0, errors.Is(e, io.ErrUnexpectedEOF):
		return Network
	case e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden:
		return Denied
	case e.Status == http.StatusNotFound:
		return NotFound
	case e.Status == http.StatusConflict:
		return Conflict
	case e.Status == http.StatusTooManyRequests:
		return RateLimited
	case e.Status >= http.StatusInternalServerError:
		return Server
	}
	return Other
}

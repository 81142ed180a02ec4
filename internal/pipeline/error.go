package pipeline

import (
	"errors"
	"fmt"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// A UsageError says that a job cannot be done as it is described: a key of the
// configuration, a file that it names or a place to write is wrong.
type UsageError struct{ Err error }

// Error returns the error as it is.
func (e *UsageError) Error() string { return e.Err.Error() }

// Unwrap returns the error.
func (e *UsageError) Unwrap() error { return e.Err }

// A DocumentError says that a document, or an overlay, cannot be read or is
// wrong.
type DocumentError struct{ Err error }

// Error returns the error as it is.
func (e *DocumentError) Error() string { return e.Err.Error() }

// Summary returns the text of the error. Of each kind of complaint it lists a few, with
// JSON pointers to their places, or all.
func (e *DocumentError) Summary(all bool) string {
	var complaints parser.Complaints
	most := 3
	if all {
		most = 0
	}
	if errors.As(e.Err, &complaints) {
		return complaints.Summary(most)
	}
	return e.Error()
}

// Unwrap returns the error.
func (e *DocumentError) Unwrap() error { return e.Err }

// A Fault is an error of this program.
type Fault = emit.Fault

func usageErrorf(format string, args ...any) error { return &UsageError{fmt.Errorf(format, args...)} }

// emitError returns an error of an emitter as one of the types above. An error
// that is not a fault is about the document.
func emitError(err error) error {
	var fault *Fault
	if err == nil || errors.As(err, &fault) {
		return err
	}
	return &DocumentError{err}
}

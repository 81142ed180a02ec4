package admin

import (
	"errors"
	"strconv"
	"strings"
)

// A pathError is a failure at one place in a JSON value.
type pathError struct {
	_ keyed

	path string // "results[3].created"
	err  error
}

func (e *pathError) Error() string { return e.path + ": " + e.err.Error() }
func (e *pathError) Unwrap() error { return e.err }

// inMember says that err happened in the member of an object.
func inMember(name string, err error) error {
	if strings.ContainsAny(name, ".[]\" ") || name == "" {
		return inside("["+strconv.Quote(name)+"]", err)
	}
	return inside(name, err)
}

// inElement says that err happened in the element of a list.
func inElement(index int, err error) error { return inside("["+strconv.Itoa(index)+"]", err) }

func inside(step string, err error) error {
	var inner *pathError
	if !errors.As(err, &inner) {
		return &pathError{path: step, err: err}
	}
	if !strings.HasPrefix(inner.path, "[") {
		step += "."
	}
	return &pathError{path: step + inner.path, err: inner.err}
}

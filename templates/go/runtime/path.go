package admin

import (
	"errors"
	"strconv"
	"strings"
)

// A pathError is an error at one place in a JSON value.
type pathError struct {
	_ keyed

	path string // "results[3].created"
	err  error
}

func (e *pathError) Error() string { return e.path + ": " + e.err.Error() }
func (e *pathError) Unwrap() error { return e.err }

// inMember adds the name of a member to the path of err.
func inMember(name string, err error) error {
	if strings.ContainsAny(name, ".[]\" ") || name == "" {
		return inside("["+strconv.Quote(name)+"]", err)
	}
	return inside(name, err)
}

// inElement adds the index of a list to the path of err.
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

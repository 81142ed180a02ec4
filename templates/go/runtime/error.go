package admin

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// An Error is why a call failed. Every error that a call returns is an *Error,
// whether the API refused it, the answer could not be read, no answer came or
// nothing was sent. [errors.Is] compares it to the values of [Status] and
// [Code], and to what it wraps. If the document describes the body of the
// response, errors.As finds it as an [ErrorOf].
type Error struct {
	Operation string // public name: "getCluster"
	Method    string
	Path      string // the template, without the values of its parameters

	Status     Status            // of the answer; 0 if there is none
	Code       Code              // what the API calls the failure
	Reason     string            // text for the status code
	Detail     string            // what went wrong this time
	Parameters []json.RawMessage // values that Detail speaks of
	Violations []Violation       // properties of the request that are wrong
	Details    any               // a pointer to the decoded body, if the document describes it for the status code; see ErrorOf

	RequestID  string        // what the API calls the request, or empty
	RetryAfter time.Duration // how long the API asks to wait, or 0
	Header     http.Header   // of the answer, or nil
	Body       []byte        // of the answer: at most 1 MiB of it where it is an error
	Err        error         // the cause, where it is not the API's answer
}

// An ErrorOf is an [*Error] with its body as the type that the document gives it
// for the status code:
//
//	var refused ErrorOf[Problem]
//	if errors.As(err, &refused) {
//		fmt.Println(refused.Body.Title)
//	}
type ErrorOf[T any] struct {
	Err  *Error
	Body *T
}

// Error returns the text of the error.
func (e ErrorOf[T]) Error() string { return e.Err.Error() }

// Unwrap returns the error.
func (e ErrorOf[T]) Unwrap() error { return e.Err }

func (e *ErrorOf[T]) fill(err *Error) (ok bool) {
	e.Err = err
	e.Body, ok = err.Details.(*T)
	return ok
}

// As sets target if it is an [ErrorOf] of the type of the body.
func (e *Error) As(target any) bool {
	typed, ok := target.(interface{ fill(*Error) bool })
	return ok && typed.fill(e)
}

// A Violation is a property of a request that the API refused.
type Violation struct {
	_ keyed

	Field       string `json:"field"` // path of the property
	Description string `json:"description"`
}

// A Code is the API's name for a failure, to be compared by [errors.Is].
type Code string

// Error returns the code.
func (c Code) Error() string { return string(c) }

// A Status is an HTTP status code, to be compared by [errors.Is].
type Status int

// Error returns the number and the text of the status code.
func (s Status) Error() string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", int(s), http.StatusText(int(s))))
}

// Status codes that programs act upon.
const (
	ErrBadRequest   Status = http.StatusBadRequest
	ErrUnauthorized Status = http.StatusUnauthorized
	ErrForbidden    Status = http.StatusForbidden
	ErrNotFound     Status = http.StatusNotFound
	ErrConflict     Status = http.StatusConflict
	ErrGone         Status = http.StatusGone
	ErrRateLimited  Status = http.StatusTooManyRequests
	ErrInternal     Status = http.StatusInternalServerError
	ErrUnavailable  Status = http.StatusServiceUnavailable
)

// Error returns one line: the operation, then the API's own words or the cause.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s", e.Operation, e.Method, e.Path)
	if e.Status != 0 {
		fmt.Fprintf(&b, ": %v", e.Status)
	}
	if e.Code != "" {
		fmt.Fprintf(&b, " %s", e.Code)
	}
	if text := e.explanation(); text != "" {
		fmt.Fprintf(&b, ": %s", text)
	}
	for _, v := range e.Violations {
		fmt.Fprintf(&b, "; %s: %s", v.Field, v.Description)
	}
	if e.RetryAfter > 0 {
		fmt.Fprintf(&b, " (retry after %v)", e.RetryAfter)
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// explanation returns the detail of the failure, or else the reason if that says
// more than the status code.
func (e *Error) explanation() string {
	if e.Detail == "" && e.Reason != http.StatusText(int(e.Status)) {
		return e.Reason
	}
	return e.Detail
}

// Unwrap returns the cause, or nil if the API's answer is the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is the status or the code of the failure.
func (e *Error) Is(target error) bool {
	switch target := target.(type) {
	case Status:
		return e.Status == target
	case Code:
		return e.Code == target
	}
	return false
}

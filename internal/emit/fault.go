package emit

import "fmt"

// A Fault is an error of this program: neither the document nor its user can
// be blamed for it.
type Fault struct{ Err error }

// Error returns the error after "internal: ".
func (f *Fault) Error() string { return "internal: " + f.Err.Error() }

// Unwrap returns the error without the prefix.
func (f *Fault) Unwrap() error { return f.Err }

// Faultf returns a *Fault with the error that fmt.Errorf returns.
func Faultf(format string, args ...any) error { return &Fault{fmt.Errorf(format, args...)} }

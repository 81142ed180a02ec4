// Package ops is the table of all operations of the API, in all their versions:
// what a program needs that chooses an operation at run time. The types are
// written by hand; the table itself is generated as data that needs no
// initialization. The client does not import this package, so that a program
// that calls one operation does not hold all of them.
package ops

// Package ops is the table of all operations of the API in all versions, for
// programs that choose an operation at run time. The table is generated as data
// that needs no initialization. The client does not import this package, so
// that a program that calls one operation does not contain all of them.
package ops

// Package admin calls an HTTP API that dates its media types.
//
// This is the part that is the same for every API document. It is written by
// hand, has its own tests, and is copied into the package of generated types
// and services. A generated method passes an [Operation] and the type of the
// response. The code here does the rest, from Execute to the response.
package admin

// Package admin calls an HTTP API that dates its media types.
//
// This is the part that is the same for every API document: it is written by
// hand, tested as it stands, and copied beside the generated types and services.
// A generated method says which [Operation] it calls and what comes back; all
// that happens between Execute and the answer happens here.
package admin

// Package wire reads HTTP requests by OpenAPI 3.0.3 and 3.1, RFC 6570 (styles of
// parameters), RFC 7578 (multipart/form-data) and RFC 6265 (cookies). It shares no code
// with the generator or with what is copied into outputs, and so is a second opinion on
// what they send.
package wire

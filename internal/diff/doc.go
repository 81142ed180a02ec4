// Package diff compares two documents, or two versions of one operation, as
// models. For each difference it decides whether it breaks callers of the API.
//
// It compares the meaning of documents. Descriptions, examples and order have
// no influence.
package diff

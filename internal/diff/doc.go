// Package diff compares two documents, or two versions of one operation, as the
// model sees them, and two generated Go packages as their compiler would. It
// judges every difference from the side of who calls the API.
//
// What is compared is meaning, not text: descriptions, examples and the order of
// things are left out.
package diff

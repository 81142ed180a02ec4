// Package text makes the text of a document safe in an output. A document is not
// trusted: it may contain the end of a comment, HTML, quotes of a shell, or control
// sequences of a terminal. Each file is about one place of output.
package text

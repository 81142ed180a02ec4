// Package text makes the text of a document safe in an output. A document is not
// trusted: it may hold the end of a comment, HTML, quotes of a shell, or codes that
// a terminal obeys. Each file is about one place where text goes.
package text

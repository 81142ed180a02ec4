package text

import "strconv"

// GoString returns text as a Go string literal between double quotes.
func GoString(text string) string { return strconv.Quote(text) }

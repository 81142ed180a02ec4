package model

import (
	"slices"
	"strings"
)

// A Link leads to a page outside the document.
type Link struct{ Text, URL string }

// Page returns the address of the last page that the document names for the operation.
// The publisher's own page comes last. Page is empty if there is no https address.
func (o *Operation) Page() string {
	for _, l := range slices.Backward(o.Docs) {
		if strings.HasPrefix(l.URL, "https://") {
			return l.URL
		}
	}
	return ""
}

package model

import (
	"slices"
	"strings"
)

// A Link points out of the document.
type Link struct{ Text, URL string }

// Page returns the address of the last page that the document names for the
// operation, which is the publisher's own if there is one. It is empty if there is
// no page that https reaches.
func (o *Operation) Page() string {
	for _, l := range slices.Backward(o.Docs) {
		if strings.HasPrefix(l.URL, "https://") {
			return l.URL
		}
	}
	return ""
}

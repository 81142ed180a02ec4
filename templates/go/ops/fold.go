package ops

import "strings"

var marks = strings.NewReplacer("-", "", "_", "", " ", "", ".", "", ",", "")

// Fold returns a name without the marks and capitals in which its spellings
// differ.
func Fold(name string) string { return strings.ToLower(marks.Replace(name)) }

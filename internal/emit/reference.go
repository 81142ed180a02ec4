package emit

import "strings"

// ReferencePage returns the address of a page in the reference at site, or "" if
// there is no site. Name is the kebab case of an operation or of one of its
// versions.
func ReferencePage(site, name string) string {
	if site == "" {
		return ""
	}
	return strings.TrimRight(site, "/") + "/operations/" + name + ".html"
}

package text

import "strings"

var htmlMarks = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// EscapeHTML escapes text for an element or a quoted attribute of HTML.
func EscapeHTML(text string) string {
	if !strings.ContainsAny(text, `&<>"'`) {
		return text
	}
	return htmlMarks.Replace(text)
}

// HTML returns the printable part of a plain text as HTML.
func HTML(text string) string { return EscapeHTML(Printable(text)) }

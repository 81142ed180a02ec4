package text

import "strings"

var htmlMarks = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// EscapeHTML returns text as HTML that shows it, in an element or in a quoted
// attribute.
func EscapeHTML(text string) string {
	if !strings.ContainsAny(text, `&<>"'`) {
		return text
	}
	return htmlMarks.Replace(text)
}

// HTML returns a plain text of the document as HTML that shows what is printable
// of it.
func HTML(text string) string { return EscapeHTML(Printable(text)) }

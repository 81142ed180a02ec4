package docs

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
)

var htmlMarks = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// escape returns text as HTML that shows it, in an element or in a quoted
// attribute.
func escape(text string) string {
	if !strings.ContainsAny(text, `&<>"'`) {
		return text
	}
	return htmlMarks.Replace(text)
}

// shown returns a text of the document that is no CommonMark as HTML.
func shown(text string) string { return escape(emit.Printable(text)) }

// web returns the address of a page on the web in ASCII (RFC 3986), or "" if the
// text is none.
func web(address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"'<>`\\^{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// safeShell are the bytes that no shell reads as anything but themselves.
const safeShell = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:@%+=,-"

// shellQuote returns text as one word of a POSIX shell (XCU 2.2.2).
func shellQuote(text string) string {
	if text != "" && strings.Trim(text, safeShell) == "" {
		return text
	}
	return "'" + singleQuoted(text) + "'"
}

// singleQuoted returns text for the inside of single quotes of a shell.
func singleQuoted(text string) string { return strings.ReplaceAll(text, "'", `'\''`) }

var doubleMarks = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`")

// doubleQuoted returns text for the inside of double quotes of a shell.
func doubleQuoted(text string) string { return doubleMarks.Replace(text) }

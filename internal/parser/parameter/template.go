package parameter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Template returns the path of an operation as requests have it: escaped, with parameters in braces,
// and with a query behind "?" if the path has one.
//
// A path cannot have a fragment (RFC 3986, section 3.5), but publishers use one to tell
// operations apart that have the same path. If every part of it is a parameter of the
// operation, requests have it there. Otherwise it is a part of the path.
func Template(o *model.Operation) string {
	rest, fragment, _ := strings.Cut(o.Path, "#")
	if fragment != "" && !repeats(o, fragment) {
		rest += "%23" + strings.NewReplacer("?", "%3F", "#", "%23").Replace(fragment)
	}
	path, query, _ := strings.Cut(rest, "?")
	parts := slices.DeleteFunc(strings.Split(query, "&"), func(part string) bool { return part == "" || declares(o, part, model.InQuery) })
	path = escaped(path, "/")
	if len(parts) > 0 {
		path += "?" + escaped(strings.Join(parts, "&"), "/?")
	}
	return path
}

// repeats reports whether each part of a fragment names a parameter of the query or the
// header: "Action=Run" or "uploads&prefix".
func repeats(o *model.Operation, fragment string) bool {
	for part := range strings.SplitSeq(fragment, "&") {
		if !declares(o, part, model.InQuery) && !declares(o, part, model.InHeader) {
			return false
		}
	}
	return true
}

// declares reports whether a part of a query, "name=value" or "name", sets a required
// parameter of the operation.
func declares(o *model.Operation, part string, in model.In) bool {
	name, _, _ := strings.Cut(part, "=")
	return slices.ContainsFunc(o.Params, func(p *model.Param) bool {
		return p.In == in && p.Required && (p.Name.Wire == name || in == model.InHeader && strings.EqualFold(p.Name.Wire, name))
	})
}

// escaped returns a part of a path template in which characters that a URL cannot have
// there are escaped (RFC 3986, section 3.3), outside the names of parameters.
func escaped(template, also string) string {
	var b strings.Builder
	for i := 0; i < len(template); i++ {
		c := template[i]
		name := 0
		if c == '{' {
			name = strings.IndexByte(template[i:], '}') + 1
		}
		switch {
		case name > 0:
			b.WriteString(template[i : i+name])
			i += name - 1
		case isPathByte(c) || strings.IndexByte(also, c) >= 0 || c == '%' && isEscape(template[i:]):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isPathByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~!$&'()*+,;=:@", c) >= 0
}

// isEscape reports whether text begins with a percent sign and two hexadecimal digits.
func isEscape(text string) bool {
	hex := func(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }
	return len(text) > 2 && hex(text[1]) && hex(text[2])
}

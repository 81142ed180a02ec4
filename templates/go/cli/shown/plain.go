package shown

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

const hidden = "[hidden]"

// Settings are the settings of a run, with the table that explains them.
type Settings struct {
	*profile.Table
	Values profile.Settings
}

// Hide replaces API keys that are parameters of the operation by a mark, and removes
// those that credentials replace.
func (s *Settings) Hide(req *http.Request, ways []*profile.Way) {
	for n := range s.Ways {
		w := &s.Ways[n]
		replaced := slices.Contains(ways, w)
		switch {
		case w.Sends == profile.Header && replaced:
			req.Header.Del(w.Param)
		case w.Sends == profile.Header && req.Header.Get(w.Param) != "":
			req.Header.Set(w.Param, hidden)
		case w.Sends == profile.Query:
			req.URL.RawQuery = hideIn(req.URL.RawQuery, w.Param, replaced)
		}
	}
}

// hideIn replaces the value of a parameter in a query, or removes it. It leaves other
// parameters as they are escaped.
func hideIn(query, name string, remove bool) string {
	var parts []string
	for part := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(part, "=")
		if plain, err := url.QueryUnescape(key); err != nil || plain != name || part == "" {
			parts = append(parts, part)
		} else if !remove {
			parts = append(parts, key+"="+url.QueryEscape(hidden))
		}
	}
	return strings.Join(parts, "&")
}

// Plain returns a request in the form of HTTP/1.1, without secrets.
func Plain(req *http.Request, body any, ways []*profile.Way) string {
	var b strings.Builder
	target, credentials := req.URL.String(), ""
	for _, w := range ways {
		switch w.Sends {
		case profile.Header:
			credentials += w.Param + ": " + hidden + "\n"
		case profile.Cookie:
			credentials += "Cookie: " + w.Param + "=" + hidden + "\n"
		case profile.Query:
			target = withQuery(target, w.Param, hidden)
		default:
			credentials += "Authorization: " + string(w.Sends) + " " + hidden + "\n"
		}
	}
	fmt.Fprintf(&b, "%s %s\n", req.Method, target)
	for _, name := range slices.Sorted(maps.Keys(req.Header)) {
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(req.Header[name], ", "))
	}
	b.WriteString(credentials)
	if body != nil {
		fmt.Fprintf(&b, "\n%s\n", content(body))
	}
	return b.String()
}

// withQuery adds a query parameter to a URL. It does not escape the value.
func withQuery(target, name, value string) string {
	separator := "?"
	if strings.Contains(target, "?") {
		separator = "&"
	}
	return target + separator + url.QueryEscape(name) + "=" + value
}

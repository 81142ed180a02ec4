package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A Reading holds what a server understands of a request.
type Reading struct {
	Operation string            // "GET /things/{id}"
	Values    map[string]string // JSON of each parameter and of the body, by place: "query limit", "body"
	Faults    []string          // what the document does not allow
}

// String returns the reading with one line for each value, in the order of their names.
func (r *Reading) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Operation)
	for _, name := range slices.Sorted(maps.Keys(r.Values)) {
		fmt.Fprintf(&b, "%s %s\n", name, r.Values[name])
	}
	for _, fault := range r.Faults {
		fmt.Fprintf(&b, "fault: %s\n", fault)
	}
	return b.String()
}

func (r *Reading) fault(format string, args ...any) {
	r.Faults = append(r.Faults, fmt.Sprintf(format, args...))
}

// A Reader reads the requests to one API.
type Reader struct{ doc *spec.Document }

// NewReader returns the reader of a document.
func NewReader(doc *spec.Document) *Reader { return &Reader{doc} }

// Read reads a request. The body of r can be read again.
func (d *Reader) Read(r *http.Request) *Reading {
	path, parts := d.match(r)
	if path == "" {
		return &Reading{Faults: []string{"no operation has the path " + r.URL.EscapedPath()}}
	}
	item := d.doc.Deref(d.doc.Root.Get("paths", path))
	op := item.Get(strings.ToLower(r.Method))
	out := &Reading{Operation: r.Method + " " + path, Values: map[string]string{}}
	if op == nil {
		out.fault("the path has no operation %s", r.Method)
		return out
	}
	q := newQuery(r.URL.RawQuery, path)
	for _, p := range d.parameters(item, op) {
		d.parameter(out, p, r, parts, q)
	}
	d.security(out, op, r, q)
	for _, name := range q.left() {
		out.fault("no parameter is called %q", name)
	}
	d.body(out, op, r)
	return out
}

// match returns the path of the document that a request has, with the texts of its
// parameters. Of several it is the one with the fewest parameters.
func (d *Reader) match(r *http.Request) (path string, parts map[string]string) {
	all := slices.Clone(d.doc.Root.Get("paths").Members())
	slices.SortStableFunc(all, func(a, b string) int { return strings.Count(a, "{") - strings.Count(b, "{") })
	for _, candidate := range all {
		template, fixed, _ := strings.Cut(candidate, "?")
		if parts, ok := matchTemplate(template, r.URL.EscapedPath()); ok && hasAll(r.URL.Query(), fixed) {
			return candidate, parts
		}
	}
	return "", nil
}

// hasAll reports whether a query has all parameters of another one.
func hasAll(query url.Values, fixed string) bool {
	want, _ := url.ParseQuery(fixed)
	for name, values := range want {
		for _, v := range values {
			if !slices.Contains(query[name], v) {
				return false
			}
		}
	}
	return true
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// matchTemplate matches an escaped path with a template. The path of a server may come
// before it.
func matchTemplate(template, path string) (map[string]string, bool) {
	names, pattern, rest := []string{}, "", template
	for {
		at := placeholder.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		names, pattern = append(names, rest[at[2]:at[3]]), pattern+regexp.QuoteMeta((&url.URL{Path: rest[:at[0]]}).EscapedPath())+"([^/]*)"
		rest = rest[at[1]:]
	}
	pattern += regexp.QuoteMeta((&url.URL{Path: rest}).EscapedPath())
	m := regexp.MustCompile(pattern + "$").FindStringSubmatch(path)
	if m == nil {
		return nil, false
	}
	parts := map[string]string{}
	for i, name := range names {
		parts[name] = m[i+1]
	}
	return parts, true
}

// parameters returns the parameters of an operation. Those of the operation replace
// those of the path.
func (d *Reader) parameters(item, op *spec.Node) []*spec.Node {
	var all []*spec.Node
	for _, n := range slices.Concat(item.Get("parameters").List(), op.Get("parameters").List()) {
		n = d.doc.Deref(n)
		same := func(p *spec.Node) bool {
			return p.Get("name").Text() == n.Get("name").Text() && p.Get("in").Text() == n.Get("in").Text()
		}
		all = append(slices.DeleteFunc(all, same), n)
	}
	return all
}

// body reads the body of a request by its media type.
func (d *Reader) body(out *Reading, op *spec.Node, r *http.Request) {
	declared := d.doc.Deref(op.Get("requestBody"))
	data, err := io.ReadAll(r.Body)
	if err != nil {
		out.fault("the body: %v", err)
	}
	r.Body = io.NopCloser(bytes.NewReader(data))
	given := r.Header.Get("Content-Type")
	switch {
	case len(data) == 0 && given == "":
		if declared.Get("required").True() {
			out.fault("the body is missing")
		}
		return
	case declared == nil:
		out.fault("a body of %d bytes (%s) is sent, which the operation does not have", len(data), given)
		return
	}
	key := mediaKey(declared.Get("content").Members(), given)
	if key == "" {
		out.fault("the operation has no body of the type %q", given)
		return
	}
	out.Values["type"] = quote(given)
	if strings.HasPrefix(given, "multipart/") {
		out.Values["type"], _, _ = strings.Cut(given, ";") // the boundary is random
	}
	d.content(out, declared.Get("content", key), given, data)
}

// quote returns a text as JSON.
func quote(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text is always encoded
	return strings.TrimSuffix(b.String(), "\n")
}

package fake

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/style"
)

// A route is an operation and the segments of its path.
type route struct {
	op       *ops.Operation
	segments []segment
	query    []string // parts of the query that the path has
}

// A segment is a part of a path between two slashes: text, or a pattern with the names
// of parameters.
type segment struct {
	text    string
	pattern *regexp.Regexp // nil without parameters
	names   []string
	mixed   bool // there is text beside the parameters
}

// routes returns the routes of all operations.
var routes = sync.OnceValue(func() []route {
	routes := make([]route, len(table.Operations))
	for i, op := range table.Operations {
		path, query, _ := strings.Cut(op.Template(), "?")
		routes[i].op = op
		for part := range strings.SplitSeq(path, "/") {
			routes[i].segments = append(routes[i].segments, newSegment(part))
		}
		if query != "" {
			routes[i].query = strings.Split(query, "&")
		}
	}
	return routes
})

func newSegment(text string) segment {
	s := segment{text: text}
	pattern := ""
	for rest := text; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		pattern += regexp.QuoteMeta(before)
		s.mixed = s.mixed || before != ""
		if !found {
			break
		}
		name, next, _ := strings.Cut(after, "}")
		s.names = append(s.names, name)
		pattern, rest = pattern+"(.+)", next
	}
	if s.names != nil {
		s.pattern = regexp.MustCompile("^" + pattern + "$")
	}
	return s
}

// route returns the operation that a request is for, with its path parameters as they
// are escaped in the request. If several paths differ only in the names of their
// parameters, an operation comes first whose constant parameters the request has, then
// one with a handler.
func (s *Server) route(r *http.Request) (*ops.Operation, map[string]string, error) {
	var best *route
	var params map[string]string
	literal, known := -1, false
	parts := strings.Split(below(r.URL.EscapedPath()), "/")
	for i := range routes() {
		route := &routes()[i]
		found, texts, ok := route.match(parts, r)
		known = known || ok
		if !ok || route.op.Method != r.Method || texts < literal {
			continue
		}
		if texts > literal || s.handler(best.op) == nil {
			best, params, literal = route, found, texts
		}
	}
	switch {
	case best != nil:
		return best.op, params, nil
	case known:
		return nil, nil, refusal(http.StatusMethodNotAllowed, "no operation has the method %s on %s", r.Method, r.URL.Path)
	default:
		return nil, nil, refusal(http.StatusNotFound, "no operation has the path %s", r.URL.Path)
	}
}

// below returns a path without that of a server, if a server of the API is one.
func below(path string) string {
	for _, s := range table.Servers {
		if prefix := strings.TrimRight(s.URL, "/"); strings.HasPrefix(prefix, "/") && strings.HasPrefix(path, prefix+"/") {
			return path[len(prefix):]
		}
	}
	return path
}

// match returns the parameters in a path, and how much of the request is literal.
func (r *route) match(parts []string, request *http.Request) (params map[string]string, literal int, ok bool) {
	if len(parts) != len(r.segments) {
		return nil, 0, false
	}
	params = map[string]string{}
	for i, s := range r.segments {
		if s.pattern == nil {
			if parts[i] != s.text {
				return nil, 0, false
			}
			literal += 4
			continue
		}
		if !s.read(parts[i], params) {
			return nil, 0, false
		}
		if s.mixed {
			literal += 2
		}
	}
	query := strings.Split(request.URL.RawQuery, "&")
	for _, part := range r.query {
		if !strings.Contains(part, "{") && !slices.Contains(query, part) {
			return nil, 0, false
		}
		literal += 2
	}
	if r.constant(request) {
		literal++
	}
	return params, literal, true
}

// read adds the parameters in a segment. It reports whether the segment matches.
func (s *segment) read(text string, params map[string]string) bool {
	found := s.pattern.FindStringSubmatch(text)
	if found == nil {
		return false
	}
	for i, name := range s.names {
		if _, err := url.PathUnescape(found[i+1]); err != nil {
			return false
		}
		params[name] = found[i+1]
	}
	return true
}

// constant reports whether a request has the values of all required parameters that
// can have one value only, as those that tell operations with the same path apart.
func (r *route) constant(request *http.Request) bool {
	source := style.Source{Query: request.URL.RawQuery, Header: request.Header}
	return !slices.ContainsFunc(r.op.Params, func(p *ops.Param) bool {
		if !p.Required || len(p.Enum) != 1 || p.Array || p.In == ops.Path {
			return false
		}
		v, _ := source.Read(p, nil) // a wrong value is another one
		return v != p.Enum[0]
	})
}

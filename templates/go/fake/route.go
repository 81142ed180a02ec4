package fake

import (
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A route is an operation and the segments of its path.
type route struct {
	op       *ops.Operation
	segments []segment
}

// A segment is a part of a path between two slashes: text around at most one
// parameter.
type segment struct{ before, name, after string }

// routes returns the routes of all operations.
var routes = sync.OnceValue(func() []route {
	routes := make([]route, len(table.Operations))
	for i, op := range table.Operations {
		routes[i].op = op
		for part := range strings.SplitSeq(op.Path, "/") {
			before, rest, _ := strings.Cut(part, "{")
			name, after, _ := strings.Cut(rest, "}")
			routes[i].segments = append(routes[i].segments, segment{before, name, after})
		}
	}
	return routes
})

// route returns the operation that a request is for, with its path parameters.
// If several paths differ only in the names of their parameters, an operation with
// a handler comes first.
func (s *Server) route(r *http.Request) (*ops.Operation, map[string]string, error) {
	var best *route
	var params map[string]string
	literal, known := -1, false
	parts := strings.Split(below(r.URL.EscapedPath()), "/")
	for i := range routes() {
		route := &routes()[i]
		found, texts, ok := route.match(parts)
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

// match returns the parameters in a path, and how much of it is literal.
func (r *route) match(parts []string) (params map[string]string, literal int, ok bool) {
	if len(parts) != len(r.segments) {
		return nil, 0, false
	}
	params = map[string]string{}
	for i, s := range r.segments {
		value, ok := strings.CutPrefix(parts[i], s.before)
		if s.name == "" {
			if !ok || value != "" {
				return nil, 0, false
			}
			literal += 2
			continue
		}
		inner, end := strings.CutSuffix(value, s.after)
		text, err := url.PathUnescape(inner)
		if !ok || !end || inner == "" || err != nil {
			return nil, 0, false
		}
		if s.before != "" || s.after != "" {
			literal++
		}
		params[s.name] = text
	}
	return params, literal, true
}

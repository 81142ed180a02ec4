// Package server reads the servers of a document. URLs that are wrong or incomplete
// are warnings: most have one plausible reading.
package server

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A Reader reads servers, and collects warnings about them.
type Reader struct{ Warnings *complaint.Warnings }

// Own returns the servers of an operation: those of the list, or else of its path. It
// returns nil if these are the document's.
func (r Reader) Own(list *tree.Node, path, document []model.Server) []model.Server {
	own := r.All(list)
	if own == nil {
		own = path
	}
	if model.SameServers(own, document) {
		return nil
	}
	return own
}

// All reads a list of servers. It leaves out those whose URL is not one.
func (r Reader) All(list *tree.Node) []model.Server {
	var all []model.Server
	for n := range list.Elements() {
		s := model.Server{URL: strings.TrimSpace(n.Str("url")), Description: n.Str("description")}
		r.variables(&s, n)
		if r.mend(&s, n) {
			all = append(all, s)
		}
	}
	return all
}

// variables reads the variables that the URL names. One that is not declared, or that
// has no default, has to be set.
func (r Reader) variables(s *model.Server, n *tree.Node) {
	for _, name := range model.PathNames(s.URL) {
		if slices.ContainsFunc(s.Variables, func(v model.ServerVariable) bool { return v.Name == name }) {
			continue
		}
		declared := n.Get("variables").Get(name)
		v := model.ServerVariable{Name: name, Default: declared.Str("default"), Description: declared.Str("description"), Required: declared.Get("default") == nil}
		for value := range declared.Get("enum").Elements() {
			v.Enum = append(v.Enum, value.Text)
		}
		switch {
		case declared == nil:
			r.warn(complaint.ServerVariable, n.Get("url"), "variable of a server's URL is not declared, and has to be set: %s", name)
		case v.Required:
			r.warn(complaint.ServerVariable, declared, "variable of a server's URL has no default, and has to be set: %s", name)
		case len(v.Enum) > 0 && !slices.Contains(v.Enum, v.Default):
			r.warn(complaint.ServerVariable, declared.Get("default"), "default is none of the values of the enum, and allowed beside them: %s", v.Default)
			v.Enum = append(v.Enum, v.Default)
		}
		s.Variables = append(s.Variables, v)
	}
}

func (r Reader) warn(code string, n *tree.Node, format, text string) {
	r.Warnings.Add(code, n.Pos, format, complaint.Quote(text))
}

// host matches a URL without a scheme.
var host = regexp.MustCompile(`^(localhost|[a-zA-Z0-9{][a-zA-Z0-9{}_-]*(\.[a-zA-Z0-9{}_-]+)+)(:[0-9]+)?(/.*)?$`)

// mend completes the URL of a server. It returns false if it is none.
func (r Reader) mend(s *model.Server, n *tree.Node) bool {
	before, _, more := strings.Cut(s.URL, "?")
	before, _, fragment := strings.Cut(before, "#")
	if more || fragment {
		r.warn(complaint.ServerURL, n.Get("url"), "query and fragment of a server's URL are left out: %s", s.URL)
		s.URL = before
	}
	switch {
	case strings.HasPrefix(s.URL, "//"):
		s.URL = "https:" + s.URL // relative to where the document is served
	case host.MatchString(s.URL):
		r.warn(complaint.ServerURL, n.Get("url"), "URL of a server has no scheme, and gets https: %s", s.URL)
		s.URL = "https://" + s.URL
	}
	if !valid(s) {
		r.warn(complaint.ServerURL, n, "server is left out, because its URL is not one: %s", s.URL)
		return false
	}
	if s.URL != "" && !strings.HasPrefix(s.URL, "/") && !strings.HasPrefix(s.URL, "{") && !strings.Contains(s.URL, "://") {
		s.URL = "/" + strings.TrimLeft(s.URL, "./")
	}
	return true
}

// valid reports whether the URL of a server is one if its variables have values.
func valid(s *model.Server) bool {
	example := s.URL
	for _, v := range s.Variables {
		value := v.Default
		if v.Required {
			value = "x"
		}
		example = strings.ReplaceAll(example, "{"+v.Name+"}", value)
	}
	u, err := url.Parse(example)
	return err == nil && !strings.ContainsAny(example, " ,<>{}\"") && u.Opaque == "" && u.User == nil
}

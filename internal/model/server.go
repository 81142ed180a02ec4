package model

import (
	"slices"
	"strings"
)

// A Server is a base URL of the API.
type Server struct {
	URL         string // may have the names of variables in braces
	Description string
	Variables   []ServerVariable // in document order
}

// A ServerVariable is a part of a server's URL that users may change.
type ServerVariable struct {
	Name        string
	Default     string
	Required    bool     // there is no default: users must set it
	Enum        []string // the allowed values; empty if any value is
	Description string
}

// Values describes the allowed values in words: "api or staging, default api".
func (v ServerVariable) Values() string {
	var parts []string
	if last := len(v.Enum) - 1; last > 0 {
		parts = append(parts, strings.Join(v.Enum[:last], ", ")+" or "+v.Enum[last])
	}
	switch {
	case v.Required:
		parts = append(parts, "has to be set")
	case v.Default != "":
		parts = append(parts, "default "+v.Default)
	}
	return strings.Join(parts, ", ")
}

// BaseURL returns the first absolute URL of the servers, with the defaults of its
// variables and without a slash at its end. If it is empty, users must name a server.
func (d *Document) BaseURL() string {
	for _, s := range d.Servers {
		url := s.Address()
		if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
			return url
		}
	}
	return ""
}

// Address returns the URL with the defaults of its variables and without a slash
// at its end. It is empty if a variable has no default.
func (s Server) Address() string {
	url := s.URL
	for _, v := range s.Variables {
		if v.Required {
			return ""
		}
		url = strings.ReplaceAll(url, "{"+v.Name+"}", v.Default)
	}
	if strings.ContainsAny(url, "{}") {
		return ""
	}
	return strings.TrimRight(url, "/")
}

// Relative reports whether the server is a path, below a server that users name.
func (s Server) Relative() bool {
	return s.URL == "" || strings.HasPrefix(s.URL, "/") || strings.HasPrefix(s.Address(), "/")
}

// Choice reports whether users choose among servers: there are several, they have
// variables, or they are paths. The servers of an operation are some more.
func (d *Document) Choice() bool {
	if len(d.Servers) > 1 || len(d.OwnServers()) > 0 {
		return true
	}
	return len(d.Servers) == 1 && (len(d.Servers[0].Variables) > 0 || d.Servers[0].Relative() && d.Servers[0].Address() != "")
}

// OwnServers returns the servers of operations that have their own, each list once.
func (d *Document) OwnServers() [][]Server {
	var all [][]Server
	for _, op := range d.Operations {
		if op.Servers != nil && !slices.ContainsFunc(all, func(list []Server) bool { return SameServers(list, op.Servers) }) {
			all = append(all, op.Servers)
		}
	}
	return all
}

// SameServers reports whether two lists of servers are equal but for descriptions.
func SameServers(x, y []Server) bool {
	return slices.EqualFunc(x, y, func(a, b Server) bool {
		return strings.TrimRight(a.URL, "/") == strings.TrimRight(b.URL, "/") && slices.EqualFunc(a.Variables, b.Variables, func(v, w ServerVariable) bool {
			return v.Name == w.Name && v.Default == w.Default && v.Required == w.Required && slices.Equal(v.Enum, w.Enum)
		})
	})
}

// BaseURLOf returns the address to which requests of an operation go: of its own
// servers or of the document, the first whose URL is absolute. A path that is its only
// server is below the origin of the document's. It is empty if users must name a
// server.
func (d *Document) BaseURLOf(op *Operation) string {
	base := d.BaseURL()
	if op.Servers == nil {
		return base
	}
	if own := (&Document{Servers: op.Servers}).BaseURL(); own != "" {
		return own
	}
	for _, s := range op.Servers {
		if s.Relative() && base != "" {
			return originOf(base) + s.Address()
		}
	}
	return base
}

// originOf returns the scheme and the host of an absolute URL.
func originOf(url string) string {
	scheme, rest, _ := strings.Cut(url, "://")
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host
}

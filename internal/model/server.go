package model

import "strings"

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
	Enum        []string // the allowed values; empty if any value is
	Description string
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
// at its end. It is empty if a variable is not declared.
func (s Server) Address() string {
	url := s.URL
	for _, v := range s.Variables {
		url = strings.ReplaceAll(url, "{"+v.Name+"}", v.Default)
	}
	if strings.ContainsAny(url, "{}") {
		return ""
	}
	return strings.TrimRight(url, "/")
}

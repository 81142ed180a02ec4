package admin

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// UseServer chooses a server of the API's document by its number: 0 is the first.
func UseServer(number int) Option {
	return func(s *settings) { s.number = number + 1 }
}

// UseServerVariable sets a variable in the URLs of all servers that have it.
func UseServerVariable(name, value string) Option {
	return func(s *settings) {
		if s.variables == nil {
			s.variables = map[string]string{}
		}
		s.variables[name] = value
	}
}

// WithServer sends the call to another server of its operation: 0 is the first. An
// operation without servers of its own has those of the API.
func WithServer(number int) CallOption {
	return func(c *call) { c.server = number + 1 }
}

// A serverList chooses among the servers of a document and of its operations.
type serverList struct{ *settings }

// chooseServer returns the chooser for the settings of a client. It adds errors about
// variables to them.
func chooseServer(s *settings) serverChooser {
	l := serverList{s}
	for _, name := range slices.Sorted(maps.Keys(s.variables)) {
		if err := l.check(name, s.variables[name]); err != nil {
			s.errs = append(s.errs, err)
		}
	}
	return l.choose
}

// check returns an error if no server has a variable, or none allows its value.
func (l serverList) check(name, value string) error {
	var names, allowed []string
	found := false
	for _, server := range slices.Concat(l.servers, l.others) {
		for _, v := range server.Variables {
			names = append(names, v.Name)
			if v.Name == name && (len(v.Values) == 0 || slices.Contains(v.Values, value)) {
				return nil
			}
			if v.Name == name {
				found, allowed = true, append(allowed, v.Values...)
			}
		}
	}
	if found {
		return fmt.Errorf("server variable %s: %q is none of %s", name, value, listed(allowed))
	}
	return fmt.Errorf("server variable %s: no server has it, only %s", name, listed(names))
}

// listed returns words in alphabetical order, each once.
func listed(words []string) string {
	slices.Sort(words)
	return strings.Join(slices.Compact(words), ", ")
}

// choose is the serverChooser.
func (l serverList) choose(op *Operation, number int) (string, error) {
	list := l.servers
	if op != nil && op.Servers != nil {
		list = op.Servers
	}
	if len(list) == 0 {
		list = l.others // the client needs one, and each operation may have its own
	}
	text, err := l.pick(list, number)
	relative := err == nil && !strings.Contains(text, "://")
	explicit := op != nil && number > 0
	switch {
	case l.address != nil && (err != nil || !relative) && !explicit:
		return strings.TrimRight(*l.address, "/"), nil
	case err != nil:
		return "", err
	case !relative:
		return text, nil
	case op != nil:
		return originOf(l.baseURL) + text, nil
	case l.address == nil:
		return "", fmt.Errorf("the server of the API's document is only a path, %q: name the server with UseBaseURL", text)
	}
	return joined(*l.address, text), nil
}

// pick returns the URL of the server with a number or, if it is 0, of the first that
// can be used: an absolute URL, or else a path.
func (l serverList) pick(list []APIServer, number int) (string, error) {
	if number < 0 || number > len(list) {
		return "", fmt.Errorf("there is no server %d, only 0 to %d", number-1, len(list)-1)
	}
	if number > 0 {
		return l.expand(list[number-1])
	}
	path, usable := "", false
	var first error
	for _, server := range list {
		text, err := l.expand(server)
		switch {
		case err == nil && strings.Contains(text, "://"):
			return text, nil
		case err == nil && !usable:
			path, usable = text, true
		case err != nil && first == nil:
			first = err
		}
	}
	if usable {
		return path, nil
	}
	return "", first
}

// expand returns the URL of a server with the values of its variables, without a slash
// at its end.
func (l serverList) expand(server APIServer) (string, error) {
	text := server.URL
	for _, v := range server.Variables {
		value, set := l.variables[v.Name]
		switch {
		case !set && v.Required:
			return "", fmt.Errorf("variable %s of the server %s has no default: set it with UseServerVariable", v.Name, server.URL)
		case !set:
			value = v.Default
		case len(v.Values) > 0 && !slices.Contains(v.Values, value):
			return "", fmt.Errorf("variable %s of the server %s: %q is none of %s", v.Name, server.URL, value, strings.Join(v.Values, ", "))
		}
		text = strings.ReplaceAll(text, "{"+v.Name+"}", value)
	}
	return strings.TrimRight(text, "/"), nil
}

// joined returns a path below an address. An address with a path of its own has it
// already.
func joined(address, path string) string {
	address = strings.TrimRight(address, "/")
	if u, err := url.Parse(address); err != nil || u.Path != "" {
		return address
	}
	return address + path
}

// originOf returns the scheme and the host of an absolute URL.
func originOf(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host
}

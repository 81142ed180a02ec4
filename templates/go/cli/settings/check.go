package settings

import (
	"fmt"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/cli/render"
)

// check returns an error if a setting cannot have a value.
func (s *Config) check(k profile.Key, value string) error {
	fault := s.fault(k, value)
	switch {
	case fault == "":
		return nil
	case k.Secret || strings.HasPrefix(fault, strconv.Quote(value)):
		return failure.Usagef("%s: %s", k.Name, fault)
	}
	return failure.Usagef("%s: %q: %s", k.Name, value, fault)
}

// fault says why a setting cannot have a value, or "".
func (s *Config) fault(k profile.Key, value string) string {
	if strings.ContainsFunc(value, unicode.IsControl) {
		return "it has a line break or another control character"
	}
	var err error
	switch table := &s.Program.Settings; {
	case k.Name == "base_url":
		return addressFault(value)
	case k.Name == "output":
		_, err = render.New(render.Options{Format: value})
	case k.Name == "timeout":
		_, err = profile.Duration(value)
	case slices.Contains(table.Certificate, k.Name):
		_, err = os.Stat(value)
	case slices.Contains(table.Servers, profile.Server{Key: k.Name}):
		if n, err := strconv.Atoi(value); err != nil || n < 0 {
			return "it is not the number of a server"
		}
	default:
		return s.Fault(k, value)
	}
	if err != nil {
		return strings.TrimPrefix(err.Error(), "--output: ")
	}
	return ""
}

// addressFault says why a text is not the address of a server, or "".
func addressFault(text string) string {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return "want an address as in https://host.example"
	case u.RawQuery != "" || u.Fragment != "" || u.User != nil:
		return fmt.Sprintf("want no more than scheme, host and path, as in %s://%s", u.Scheme, u.Host)
	}
	return ""
}

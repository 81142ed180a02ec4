package admin

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode"
)

// useFixed returns an option for credentials that are the same for all servers. An
// error is reported by NewClient.
func useFixed(scheme string, fixed credentials, err error) Option {
	return func(s *settings) {
		if err != nil {
			s.errs = append(s.errs, fmt.Errorf("security scheme %s: %w", scheme, err))
		}
		s.use(scheme, func(string, http.RoundTripper) credentials { return fixed })
	}
}

// errLineBreak is why a secret cannot be sent in a header. It does not show it.
var errLineBreak = errors.New("the secret has a line break or another control character")

// inHeader returns an error if a header cannot hold a secret.
func inHeader(secret string) error {
	if strings.ContainsFunc(secret, unicode.IsControl) {
		return errLineBreak
	}
	return nil
}

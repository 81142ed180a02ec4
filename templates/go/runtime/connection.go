package admin

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// A connectionError is the error of a connection without a complete response.
type connectionError struct{ cause error }

func (e connectionError) Error() string { return e.cause.Error() }
func (e connectionError) Unwrap() error { return e.cause }

// A permanentError is an error that every further attempt would return.
type permanentError struct{ cause error }

func (e permanentError) Error() string { return e.cause.Error() }
func (e permanentError) Unwrap() error { return e.cause }

// connectionErrorOf returns an error of an [http.Client] as a connectionError,
// unless it is permanent.
func connectionErrorOf(req *http.Request, err error) error {
	var permanent permanentError
	var certificate *tls.CertificateVerificationError
	if errors.As(err, &permanent) || errors.As(err, &certificate) || errors.Is(err, http.ErrSchemeMismatch) {
		return err
	}
	if fault := unsendable(req); fault != nil {
		return permanentError{fault}
	}
	status := proxyStatus(err)
	if status == 0 {
		return connectionError{err}
	}
	err = fmt.Errorf("the HTTP proxy refused the connection: %w", status)
	if transient(int(status)) {
		return connectionError{err}
	}
	return permanentError{err}
}

// proxyStatus returns the status code with which a proxy refused to connect to the
// server, or 0. net/http reports its text only.
func proxyStatus(err error) Status {
	if errors.Unwrap(err) != nil {
		return 0
	}
	for code := http.StatusBadRequest; code < 600; code++ {
		if text := http.StatusText(code); text != "" && strings.EqualFold(err.Error(), text) {
			return Status(code)
		}
	}
	return 0
}

// unsendable returns an error if net/http sends no such request.
func unsendable(req *http.Request) error {
	for name, values := range req.Header {
		if name == "" || strings.ContainsFunc(name, func(r rune) bool { return !isTokenRune(r) }) {
			return fmt.Errorf("no header can have the name %q", name)
		}
		for _, value := range values {
			if strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
				return fmt.Errorf("the header %s has a line break or another control character", name)
			}
		}
	}
	return nil
}

// isTokenRune reports whether a token may contain r (RFC 9110, section 5.6.2).
func isTokenRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("!#$%&'*+-.^_`|~", r)
}

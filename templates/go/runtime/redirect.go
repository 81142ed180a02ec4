package admin

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// A redirectTransport ends redirects that would take a request to another server,
// or would turn a change into a GET that reports success. It follows none itself:
// the [http.Client] follows those that it lets through.
type redirectTransport struct {
	_ keyed

	next http.RoundTripper
}

func (t *redirectTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := t.next.RoundTrip(req)
	if err != nil {
		return resp, err
	}
	if err := redirectFault(req, resp); err != nil {
		_, _ = readBody(resp, maxErrorBody)
		return nil, &explained{resp, err}
	}
	return resp, nil
}

// An explained is a response and why it is an error. A [http.RoundTripper] returns
// it as an error, since it may not return both.
type explained struct {
	resp *http.Response
	err  error
}

func (e *explained) Error() string { return e.err.Error() }
func (e *explained) Unwrap() error { return e.err }

// redirectFault returns an error if the response is a redirect that must not be
// followed. The error shows the target without credentials and query.
func redirectFault(req *http.Request, resp *http.Response) error {
	if !redirects(resp.StatusCode) {
		return nil
	}
	location := resp.Header.Get("Location")
	if location == "" {
		return nil
	}
	target, err := req.URL.Parse(location)
	if err != nil {
		return errors.New("the target of the redirect is not a URL")
	}
	why := ""
	switch {
	case target.Scheme == req.URL.Scheme && origin(target) == origin(req.URL):
	case target.Scheme == "https" && req.URL.Scheme == "http" && target.Hostname() == req.URL.Hostname():
	case target.Scheme != req.URL.Scheme && target.Hostname() == req.URL.Hostname():
		why = "it leads from " + req.URL.Scheme + " to " + target.Scheme
	default:
		why = "it leads to another server"
	}
	if why == "" && resp.StatusCode < http.StatusTemporaryRedirect && req.Method != http.MethodGet && req.Method != http.MethodHead {
		why = "it would turn the " + req.Method + " into a GET"
	}
	if why == "" {
		return nil
	}
	shown := url.URL{Scheme: target.Scheme, Host: target.Host, Path: target.Path, RawPath: target.RawPath}
	return fmt.Errorf("the redirect to %s was not followed: %s", &shown, why)
}

// redirects reports whether a [http.Client] follows a response.
func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

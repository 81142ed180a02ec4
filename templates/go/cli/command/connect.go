package command

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// settings returns what flags, environment and profile say.
func (s *session) settings() (*profile.Settings, error) {
	o := &s.options
	flags := profile.Settings{
		BaseURL: o.baseURL, ClientID: o.clientID, ClientSecret: o.clientSecret,
		PublicKey: o.publicKey, PrivateKey: o.privateKey, Token: o.token, Output: o.output,
	}
	stored, err := s.stored(o.profile)
	if err != nil {
		return nil, usage(err)
	}
	merged, err := profile.Merge(flags, profile.Environment(os.Getenv), stored)
	if err != nil {
		return nil, usage(err)
	}
	o.output, o.authenticated = merged.Output, merged.Authenticated()
	return &merged, nil
}

// stored returns the profile with a name, or the one that the environment names,
// or else "default". Only one that was named must exist.
func (s *session) stored(name string) (profile.Settings, error) {
	named := cmp.Or(name, os.Getenv(profile.NameVariable))
	path, err := profile.Path(s.Name)
	if err != nil {
		if named == "" {
			return profile.Settings{}, nil
		}
		return profile.Settings{}, err
	}
	file, err := profile.Load(path)
	if err != nil {
		return profile.Settings{}, err
	}
	settings, ok := file.Profiles[cmp.Or(named, defaultProfile)]
	if !ok && named != "" {
		return settings, fmt.Errorf("there is no profile %q in %s", named, path)
	}
	return settings, nil
}

const defaultProfile = "default"

// connect returns a client. Around is what all requests go through.
func (s *session) connect(settings *profile.Settings, around ...admin.Middleware) (Caller, error) {
	options := []admin.Option{
		admin.UseUserAgent(s.userAgent()),
		admin.UseDeprecationHandler(s.warn),
		admin.UseMiddleware(append([]admin.Middleware{s.note}, around...)...),
		admin.UseAttemptMiddleware(s.tell),
	}
	if settings.BaseURL != "" {
		options = append(options, admin.UseBaseURL(settings.BaseURL))
	}
	if err := s.secure(settings); err != nil {
		return nil, err
	}
	if s.options.noRetry {
		options = append(options, admin.UseRetry(admin.RetryPolicy{MaxAttempts: 1}))
	}
	if s.options.plainHTTP {
		options = append(options, admin.UsePlainHTTP())
	}
	options = append(options, s.credentials(settings)...)
	caller, err := s.Connect(options...)
	return caller, usage(err)
}

// secure refuses to send credentials where others can read them on the way.
func (s *session) secure(settings *profile.Settings) error {
	base, err := url.Parse(settings.BaseURL)
	if err != nil || base.Scheme != "http" || !settings.Authenticated() || s.options.plainHTTP || isLoopback(base.Hostname()) {
		return nil // what is no address is refused by the client
	}
	return usagef("credentials would go to %s over plain http, where others can read them; --plain-http allows it", base.Host)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (s *session) userAgent() string {
	agent := s.Name + "-cli"
	if s.Table.Pin != "" {
		agent += "/" + s.Table.Pin
	}
	return agent
}

// credentials returns the options for the one kind of credentials that settings
// have.
func (s *session) credentials(settings *profile.Settings) []admin.Option {
	switch {
	case settings.Token != "":
		return []admin.Option{admin.UseHTTPClient(&http.Client{Transport: bearer(settings.Token)})}
	case settings.ClientID != "":
		options := []admin.Option{admin.UseOAuthAuth(settings.ClientID, settings.ClientSecret)}
		if dir, err := os.UserCacheDir(); err == nil {
			options = append(options, admin.UseTokenStore(admin.FileTokenStore(filepath.Join(dir, s.Name, "tokens"))))
		}
		return options
	case settings.PublicKey != "":
		return []admin.Option{admin.UseDigestAuth(settings.PublicKey, settings.PrivateKey)}
	}
	return nil
}

// A bearer is a token that is sent to the server of a call, and nowhere else: a
// redirect may lead away from it.
type bearer string

// RoundTrip sends a copy of a request with the token.
func (b bearer) RoundTrip(req *http.Request) (*http.Response, error) {
	first := req
	for first.Response != nil && first.Response.Request != nil { // which led to it
		first = first.Response.Request
	}
	if req.URL.Scheme == first.URL.Scheme && req.URL.Host == first.URL.Host {
		req = req.Clone(req.Context())
		req.Header.Set("Authorization", "Bearer "+string(b))
	}
	return http.DefaultTransport.RoundTrip(req)
}

// note remembers what is requested, for messages.
func (s *session) note(next admin.Next) admin.Next {
	return func(req *http.Request) (*http.Response, error) {
		s.path = req.URL.EscapedPath()
		return next(req)
	}
}

// tell shows on a terminal why a run takes long: a request is going to be sent
// again.
func (s *session) tell(next admin.Next) admin.Next {
	return func(req *http.Request) (*http.Response, error) {
		resp, err := next(req)
		switch {
		case s.options.noRetry:
		case err != nil:
			s.progress("trying again: " + err.Error())
		case resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode > http.StatusInternalServerError:
			s.progress("trying again: HTTP " + resp.Status)
		}
		return resp, err
	}
}

// warn tells once about what is going away.
func (s *session) warn(_ context.Context, d admin.Deprecation) {
	if s.warned {
		return
	}
	s.warned = true
	text := d.Operation.Name + " is deprecated"
	switch {
	case d.Operation.Deprecated && !d.Sunset.IsZero():
		text += " and served until " + d.Sunset.Format(time.DateOnly)
	case !d.Sunset.IsZero():
		text = "this version of " + d.Operation.Name + " is served until " + d.Sunset.Format(time.DateOnly)
	}
	if d.Operation.Successor != "" {
		text += "; use --version " + d.Operation.Successor
	}
	if d.Link != "" {
		text += "; see " + d.Link
	}
	s.say("warning: " + text)
}

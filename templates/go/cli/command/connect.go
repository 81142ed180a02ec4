package command

import (
	"cmp"
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/keyring"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/cli/server"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// Supplied are the settings of a run.
type supplied struct {
	table   *profile.Table
	sources []profile.Settings // flags, environment and profile
	merged  profile.Settings
	profile string // its name
}

// origin returns the flag, variable or key of a profile that a setting comes from.
func (g *supplied) origin(name string) string { return g.table.Origin(name, g.sources, g.profile) }

// explain adds to an error about credentials where they come from.
func (g *supplied) explain(err error) error { return g.table.Explain(err, g.sources, g.profile) }

// supplied returns the values of flags, environment and profile.
func (s *session) supplied() (*supplied, error) {
	stored, err := s.stored(s.options.profile)
	if err != nil {
		return nil, failure.Usage(err)
	}
	sources := []profile.Settings{s.options.settings(), s.Settings.Environment(os.Getenv), stored}
	merged := s.Settings.Merge(sources...)
	s.options.output = merged["output"]
	named := cmp.Or(s.options.profile, os.Getenv(s.Settings.Variable), profile.Default)
	return &supplied{&s.Settings, sources, merged, named}, nil
}

// unlock reads from the keyring the secrets of the profile that a run needs.
func (s *session) unlock(ctx context.Context, g *supplied) error {
	ring := keyring.Keyring{Program: s.Name}
	for _, k := range s.Settings.Keys {
		if g.merged[k.Name] != keyring.Mark {
			continue
		}
		value, err := ring.Get(ctx, g.profile, k.Name)
		if err != nil {
			return fmt.Errorf("%s: %w", g.origin(k.Name), err)
		}
		g.merged[k.Name] = value
	}
	return nil
}

// stored returns the profile with a name. Without a name it returns the profile that
// the environment names or, if it names none, the profile "default". A named profile
// must exist.
func (s *session) stored(name string) (profile.Settings, error) {
	named := cmp.Or(name, os.Getenv(s.Settings.Variable))
	path, err := profile.Path(s.Name)
	if err != nil {
		if named == "" {
			return profile.Settings{}, nil
		}
		return profile.Settings{}, err
	}
	file, err := s.Settings.Load(path)
	if err != nil {
		return profile.Settings{}, err
	}
	settings, ok := file.Profiles[cmp.Or(named, profile.Default)]
	if !ok && named != "" {
		source := "--profile"
		if name == "" {
			source = s.Settings.Variable
		}
		return settings, fmt.Errorf("%s: there is no profile %q in %s", source, named, path)
	}
	return settings, nil
}

// connect returns a client. Middleware around is called for every request.
func (s *session) connect(g *supplied, around ...admin.Middleware) (Caller, error) {
	options := []admin.Option{
		admin.UseUserAgent(s.userAgent()),
		admin.UseDeprecationHandler(s.warn),
		admin.UseMiddleware(append([]admin.Middleware{s.note}, around...)...),
		admin.UseAttemptMiddleware(s.tell),
	}
	if base := g.merged["base_url"]; base != "" {
		options = append(options, admin.UseBaseURL(base))
	}
	if err := s.secure(g); err != nil {
		return nil, err
	}
	certified, err := s.certificate(g)
	if err != nil {
		return nil, failure.Usage(err)
	}
	options = append(options, certified...)
	if s.options.noRetry {
		options = append(options, admin.UseRetry(admin.RetryPolicy{MaxAttempts: 1}))
	}
	if s.options.plainHTTP {
		options = append(options, admin.UsePlainHTTP())
	}
	limit, err := s.limit(g)
	if err != nil {
		return nil, failure.Usage(err)
	}
	options = append(options, limit...)
	chosen, err := server.Choice{Number: s.Server, Variable: s.ServerVariable, Origin: g.origin}.Options(&s.Settings, g.merged)
	if err != nil {
		return nil, err
	}
	options = append(options, chosen...)
	options = append(options, s.credentials(g)...)
	caller, err := s.Connect(options...)
	return caller, server.Explain(&s.Settings, g.merged, g.origin, err)
}

// limit returns the option for the time that a profile allows each request.
func (s *session) limit(g *supplied) ([]admin.Option, error) {
	text := g.merged["timeout"]
	if text == "" {
		return nil, nil
	}
	d, err := profile.Duration(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", g.origin("timeout"), err)
	}
	return []admin.Option{admin.UseTimeout(d)}, nil
}

// secure refuses to send credentials where others can read them on the way.
func (s *session) secure(g *supplied) error {
	base, err := url.Parse(g.merged["base_url"])
	if err != nil || base.Scheme != "http" || !s.options.authenticated || s.options.plainHTTP || isLoopback(base.Hostname()) {
		return nil // the client reports a wrong address
	}
	return failure.Usagef("credentials would go to %s over plain http, where others can read them; --plain-http allows it", base.Host)
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

// credentials returns the options for all credentials that are set.
func (s *session) credentials(g *supplied) []admin.Option {
	var options []admin.Option
	for _, way := range s.Settings.Complete(g.sources) {
		i := slices.IndexFunc(s.Settings.Ways, func(w profile.Way) bool { return slices.Equal(w.Keys, way.Keys) })
		options = append(options, s.Credentials[i](way.Values(g.merged)))
	}
	if dir, err := os.UserCacheDir(); err == nil && s.Store != nil {
		options = append(options, s.Store(filepath.Join(dir, s.Name, "tokens")))
	}
	return options
}

// certificate returns the option for a client certificate, if one is set.
func (s *session) certificate(g *supplied) ([]admin.Option, error) {
	certificate, key, err := s.Settings.CertificateFiles(g.merged)
	if err != nil || certificate == "" {
		return nil, g.explain(err)
	}
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return nil, fmt.Errorf("%s: reading the client certificate: %w", g.origin(s.Settings.Certificate[0]), err)
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = &tls.Config{Certificates: []tls.Certificate{pair}}
	return []admin.Option{admin.UseHTTPClient(&http.Client{Transport: transport})}, nil
}

// Static returns a source of one token.
func Static(token string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return token, nil }
}

// authorize lets a request carry the credentials of its operation, and no others.
func (i *invocation) authorize(r *admin.Request, g *supplied) error {
	choice, err := i.Settings.Choose(i.op.Security, g.sources)
	if err != nil {
		return failure.Usage(g.explain(err))
	}
	i.options.authenticated, i.options.missing = len(choice.Ways) > 0, choice.Missing
	for _, w := range choice.Ways {
		i.options.origins = append(i.options.origins, g.origin(w.Keys[0]))
	}
	r.Operation.Security = [][]string{choice.Uses}
	return nil
}

// note records the request for messages.
func (s *session) note(next admin.Next) admin.Next {
	return func(req *http.Request) (*http.Response, error) {
		s.path = req.URL.EscapedPath()
		return next(req)
	}
}

// tell shows on a terminal that a request is repeated, because the run then takes
// long.
func (s *session) tell(next admin.Next) admin.Next {
	return func(req *http.Request) (*http.Response, error) {
		resp, err := next(req)
		switch {
		case s.options.noRetry:
		case err != nil && resp != nil && resp.StatusCode >= http.StatusMultipleChoices: // a redirect that is not followed
		case err != nil:
			s.progress("trying again: " + err.Error())
		case resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode > http.StatusInternalServerError:
			s.progress("trying again: HTTP " + resp.Status)
		}
		return resp, err
	}
}

// warn prints each deprecation once.
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

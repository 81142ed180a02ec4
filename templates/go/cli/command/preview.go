package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

var errPreview = errors.New("the request is only shown")

// preview prints the request without sending it. The client itself makes the request.
// It is intercepted before credentials are added.
func (i *invocation) preview(ctx context.Context, g *supplied, r admin.Request) error {
	var caught *http.Request
	caller, err := i.connect(g, func(admin.Next) admin.Next {
		return func(req *http.Request) (*http.Response, error) {
			caught = req
			return nil, errPreview
		}
	})
	if err != nil {
		return err
	}
	if _, err := caller.Do(ctx, r); !errors.Is(err, errPreview) {
		return err
	}
	body, err := i.shown(caught)
	if err != nil {
		return err
	}
	choice, err := i.Settings.Choose(i.op.Security, g.sources)
	if err != nil {
		return usage(err)
	}
	if i.options.curl && choice.Ways == nil {
		choice.Ways = i.Settings.First(i.op.Security)
	}
	i.hide(caught, choice.Ways)
	text := plain(caught, body, choice.Ways)
	if i.options.curl {
		text = i.asCurl(caught, body, choice.Ways, i.certificateFlags(g))
	}
	_, err = io.WriteString(i.out, text)
	return err
}

// shown returns the body without its secrets, or nil if there is none.
func (i *invocation) shown(req *http.Request) (any, error) {
	if req.Body == nil {
		return nil, nil
	}
	data, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	v, err := tree.Decode(data)
	if err != nil {
		return nil, err
	}
	return i.schemas.Hide(v, schema.Parse(i.v.Request.Schema)), nil
}

const hidden = "[hidden]"

// hide replaces API keys that are parameters of the operation by a mark, and removes
// those that credentials replace.
func (i *invocation) hide(req *http.Request, ways []*profile.Way) {
	query := req.URL.Query()
	for n := range i.Settings.Ways {
		w := &i.Settings.Ways[n]
		replaced := slices.Contains(ways, w)
		switch {
		case w.Sends == profile.Header && replaced:
			req.Header.Del(w.Param)
		case w.Sends == profile.Header && req.Header.Get(w.Param) != "":
			req.Header.Set(w.Param, hidden)
		case w.Sends == profile.Query && query.Has(w.Param):
			query.Set(w.Param, hidden)
			if replaced {
				query.Del(w.Param)
			}
			req.URL.RawQuery = query.Encode()
		}
	}
}

// plain returns a request in the form of HTTP/1.1, without secrets.
func plain(req *http.Request, body any, ways []*profile.Way) string {
	var b strings.Builder
	target, credentials := req.URL.String(), ""
	for _, w := range ways {
		switch w.Sends {
		case profile.Header:
			credentials += w.Param + ": " + hidden + "\n"
		case profile.Cookie:
			credentials += "Cookie: " + w.Param + "=" + hidden + "\n"
		case profile.Query:
			target = withQuery(target, w.Param, hidden)
		default:
			credentials += "Authorization: " + string(w.Sends) + " " + hidden + "\n"
		}
	}
	fmt.Fprintf(&b, "%s %s\n", req.Method, target)
	for _, name := range slices.Sorted(maps.Keys(req.Header)) {
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(req.Header[name], ", "))
	}
	b.WriteString(credentials)
	if body != nil {
		fmt.Fprintf(&b, "\n%s\n", tree.Indent(body))
	}
	return b.String()
}

// withQuery adds a query parameter to a URL. It does not escape the value.
func withQuery(target, name, value string) string {
	separator := "?"
	if strings.Contains(target, "?") {
		separator = "&"
	}
	return target + separator + url.QueryEscape(name) + "=" + value
}

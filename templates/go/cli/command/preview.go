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

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

var errPreview = errors.New("the request is only shown")

// preview prints what would be sent. The request comes from the client itself,
// caught before credentials are added and before the network.
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
	show := i.plain
	if i.options.curl {
		show = i.asCurl
	}
	_, err = io.WriteString(i.out, show(caught, body, choice.Ways))
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

// hide replaces API keys that were given as parameters, and removes those that
// credentials replace.
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

// plain returns a request as it goes over the wire, without secrets.
func (i *invocation) plain(req *http.Request, body any, ways []*profile.Way) string {
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

// withQuery appends a query parameter, whose value is written as it is, to a URL.
func withQuery(target, name, value string) string {
	separator := "?"
	if strings.Contains(target, "?") {
		separator = "&"
	}
	return target + separator + url.QueryEscape(name) + "=" + value
}

// asCurl returns a request as a command for a shell. Credentials come from the
// environment there, too.
func (i *invocation) asCurl(req *http.Request, body any, ways []*profile.Way) string {
	lines := []string{"curl --request " + req.Method}
	target := page.Quote(req.URL.String())
	for _, w := range ways {
		values := i.expansions(w)
		switch w.Sends {
		case profile.Bearer:
			lines = append(lines, `--header "Authorization: Bearer `+values[0]+`"`)
		case profile.Basic:
			lines = append(lines, `--user "`+strings.Join(values, ":")+`"`)
		case profile.Digest:
			lines = append(lines, `--digest --user "`+strings.Join(values, ":")+`"`)
		case profile.Header:
			lines = append(lines, `--header "`+inQuotes.Replace(w.Param)+`: `+values[0]+`"`)
		case profile.Cookie:
			lines = append(lines, `--cookie "`+inQuotes.Replace(w.Param)+`=`+values[0]+`"`)
		case profile.Query:
			target = page.Quote(withQuery(req.URL.String(), w.Param, "")) + `"` + values[0] + `"`
		}
	}
	for _, name := range slices.Sorted(maps.Keys(req.Header)) {
		if name != "User-Agent" {
			lines = append(lines, "--header "+page.Quote(name+": "+strings.Join(req.Header[name], ", ")))
		}
	}
	if body != nil {
		lines = append(lines, "--data "+page.Quote(string(tree.Encode(body))))
	}
	return strings.Join(append(lines, target), " \\\n  ") + "\n"
}

// inQuotes keeps text from having a meaning between the double quotes of a shell.
var inQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`")

// expansions returns the variables that hold the credentials of a way, as a shell
// expands them. A token is fetched with client credentials: it stands for them.
func (i *invocation) expansions(w *profile.Way) []string {
	if w.Sends == profile.Bearer {
		w = i.Settings.Token(w.Scheme)
	}
	var values []string
	for _, name := range w.Keys {
		k, _ := i.Settings.Find(name)
		values = append(values, "$"+k.Env)
	}
	return values
}

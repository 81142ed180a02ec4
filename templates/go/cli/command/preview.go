package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
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
func (i *invocation) preview(ctx context.Context, settings *profile.Settings, r admin.Request) error {
	var caught *http.Request
	caller, err := i.connect(settings, func(admin.Next) admin.Next {
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
	if i.options.curl {
		_, err = io.WriteString(i.out, curl(caught, body, settings))
		return err
	}
	_, err = io.WriteString(i.out, plain(caught, body, settings))
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

// plain returns a request as it goes over the wire, less its credentials.
func plain(req *http.Request, body any, settings *profile.Settings) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", req.Method, req.URL)
	for _, name := range slices.Sorted(maps.Keys(req.Header)) {
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(req.Header[name], ", "))
	}
	switch {
	case settings.PublicKey != "":
		b.WriteString("Authorization: Digest [hidden]\n")
	case settings.Authenticated():
		b.WriteString("Authorization: Bearer [hidden]\n")
	}
	if body != nil {
		fmt.Fprintf(&b, "\n%s\n", tree.Indent(body))
	}
	return b.String()
}

// curl returns a request as a command for a shell. Credentials come from the
// environment there, too.
func curl(req *http.Request, body any, settings *profile.Settings) string {
	lines := []string{"curl --request " + req.Method}
	if settings.PublicKey != "" {
		lines = append(lines, `--digest --user "$MONGODB_ATLAS_PUBLIC_API_KEY:$MONGODB_ATLAS_PRIVATE_API_KEY"`)
	} else {
		lines = append(lines, `--header "Authorization: Bearer $MONGODB_ATLAS_ACCESS_TOKEN"`)
	}
	for _, name := range slices.Sorted(maps.Keys(req.Header)) {
		if name != "User-Agent" {
			lines = append(lines, "--header "+page.Quote(name+": "+strings.Join(req.Header[name], ", ")))
		}
	}
	if body != nil {
		lines = append(lines, "--data "+page.Quote(string(tree.Encode(body))))
	}
	lines = append(lines, page.Quote(req.URL.String()))
	return strings.Join(lines, " \\\n  ") + "\n"
}

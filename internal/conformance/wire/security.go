package wire

import (
	"net/http"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// security reads the credentials of a request. One of the requirements of the operation
// has to be met.
func (d *Reader) security(out *Reading, op *spec.Node, r *http.Request, q *query) {
	required := op.Get("security")
	if required == nil {
		required = d.doc.Root.Get("security")
	}
	met := len(required.List()) == 0
	for _, requirement := range required.List() {
		all := true
		for _, name := range requirement.Members() {
			credential, found := d.credential(name, r, q)
			if found {
				out.Values["auth "+name] = quote(credential)
			}
			all = all && found
		}
		met = met || all
	}
	if !met {
		out.fault("no requirement of security is met")
	}
}

// credential returns what a request sends for a scheme.
func (d *Reader) credential(name string, r *http.Request, q *query) (string, bool) {
	scheme := d.doc.Deref(d.doc.Root.Get("components", "securitySchemes", name))
	key := scheme.Get("name").Text()
	switch scheme.Get("type").Text() + " " + scheme.Get("in").Text() {
	case "apiKey header":
		return r.Header.Get(key), r.Header.Get(key) != ""
	case "apiKey query":
		values := q.take(key)
		return strings.Join(values, ","), len(values) > 0
	case "apiKey cookie":
		for _, p := range newCookies(r).pairs {
			if p.name == key {
				return p.value, true
			}
		}
		return "", false
	}
	kind, credential, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	want := strings.ToLower(scheme.Get("scheme").Text())
	if slices.Contains([]string{"oauth2", "openIdConnect"}, scheme.Get("type").Text()) {
		want = "bearer"
	}
	if user, password, ok := r.BasicAuth(); ok && want == "basic" {
		return user + ":" + password, true
	}
	return credential, credential != "" && strings.ToLower(kind) == want
}

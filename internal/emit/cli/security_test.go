package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/buildcache"
	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/program"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// secured is a document with an operation for each kind of security.
const secured = `openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: "https://shop.example"}]
security: [{basic: []}]
paths:
  /header: {get: {operationId: header, security: [{my-key: []}], responses: {"204": {description: Done.}}}}
  /query: {get: {operationId: query, security: [{q: []}], parameters: [{name: api key, in: query, schema: {type: string}}], responses: {"204": {description: Done.}}}}
  /cookie: {get: {operationId: cookie, security: [{sid: []}], responses: {"204": {description: Done.}}}}
  /basic: {get: {operationId: basic, responses: {"204": {description: Done.}}}}
  /digest: {get: {operationId: digest, security: [{digest: []}], responses: {"204": {description: Done.}}}}
  /machine: {get: {operationId: machine, security: [{machine: [read, write]}], responses: {"204": {description: Done.}}}}
  /person: {get: {operationId: person, security: [{person: []}], responses: {"204": {description: Done.}}}}
  /both: {get: {operationId: both, security: [{my-key: [], basic: []}], responses: {"204": {description: Done.}}}}
  /either: {get: {operationId: either, security: [{person: []}, {basic: []}], responses: {"204": {description: Done.}}}}
  /maybe: {get: {operationId: maybe, security: [{}, {basic: []}], responses: {"204": {description: Done.}}}}
  /none: {get: {operationId: none, security: [], responses: {"204": {description: Done.}}}}
  /tls: {get: {operationId: tls, security: [{tls: []}], responses: {"204": {description: Done.}}}}
components:
  securitySchemes:
    my-key: {type: apiKey, in: header, name: X-Key}
    q: {type: apiKey, in: query, name: api key}
    sid: {type: apiKey, in: cookie, name: sid}
    basic: {type: http, scheme: basic}
    digest: {type: http, scheme: digest}
    machine: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {read: R, write: W}}}}
    person: {type: openIdConnect, openIdConnectUrl: "https://login.example"}
    tls: {type: mutualTLS}
`

// builtShop returns the path of the command line of that document.
func builtShop(t *testing.T) string {
	t.Helper()
	doc, err := parser.Parse(parser.Options{File: "shop.yaml", Data: []byte(secured), Reserved: templates.Reserved()})
	if err != nil {
		t.Fatal(err)
	}
	o := cli.Options{Module: "example.com/shop-cli", Program: page.Program{Name: "shop"}, SDK: "example.com/shop-sdk", Package: "shop"}
	dir, err := buildcache.Dir("shop")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it is among temporary files
	write(t, dir, emitted(t, doc.Resolve(model.Version{}, false), o))
	goCommand(t, filepath.Join(dir, "sdk"), "vet", "./...")
	goCommand(t, filepath.Join(dir, "cli"), "vet", "./cmd/shop")
	path, err := buildcache.Program(filepath.Join(dir, "cli"), "./cmd/shop")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// A witness records the credentials of requests.
type witness struct{ seen []string }

func (w *witness) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	note := r.URL.RequestURI()
	for _, name := range []string{"Authorization", "X-Key", "Cookie"} {
		if value := r.Header.Get(name); value != "" {
			value, _, _ = strings.Cut(value, ", nonce=") // random values follow
			note += " " + name + "=" + value
		}
	}
	w.seen = append(w.seen, note)
	switch {
	case r.URL.Path == "/token":
		rw.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(rw, `{"access_token": "for %s"}`, r.FormValue("scope"))
	case r.URL.Path == "/digest" && !strings.HasPrefix(r.Header.Get("Authorization"), "Digest"):
		rw.Header().Set("WWW-Authenticate", `Digest realm="r", nonce="n", qop="auth"`)
		rw.WriteHeader(http.StatusUnauthorized)
	default:
		rw.WriteHeader(http.StatusNoContent)
	}
}

var securedCalls = []struct {
	env, args string
	want      []string
}{
	{"SHOP_MY_KEY=k", "header", []string{"/header X-Key=k"}},
	{"", "header --my-key k", []string{"/header X-Key=k"}},
	{"SHOP_MY_KEY=k", "header --my-key other", []string{"/header X-Key=other"}},
	{"SHOP_Q_API_KEY=a&b", "query", []string{"/query?api+key=a%26b"}},
	{"SHOP_SID_API_KEY=k", "cookie", []string{"/cookie Cookie=sid=k"}},
	{"SHOP_BASIC_USERNAME=u SHOP_BASIC_PASSWORD=p", "basic", []string{"/basic Authorization=Basic dTpw"}},
	{"SHOP_DIGEST_USERNAME=u SHOP_DIGEST_PASSWORD=p", "digest", []string{"/digest", `/digest Authorization=Digest username="u", realm="r"`}},
	{"SHOP_CLIENT_ID=i SHOP_CLIENT_SECRET=s", "machine", []string{"/token Authorization=Basic aTpz", "/machine Authorization=Bearer for read write"}},
	{"SHOP_MACHINE_TOKEN=t SHOP_CLIENT_ID=i SHOP_CLIENT_SECRET=s", "machine", []string{"/machine Authorization=Bearer t"}},
	{"SHOP_PERSON_TOKEN=t", "person", []string{"/person Authorization=Bearer t"}},
	{"SHOP_MY_KEY=k SHOP_BASIC_USERNAME=u SHOP_BASIC_PASSWORD=p", "both", []string{"/both Authorization=Basic dTpw X-Key=k"}},
	{"SHOP_MY_KEY=k", "both", []string{"/both"}},
	{"SHOP_PERSON_TOKEN=t SHOP_BASIC_USERNAME=u SHOP_BASIC_PASSWORD=p", "either", []string{"/either Authorization=Bearer t"}},
	{"SHOP_PERSON_TOKEN=t", "either --basic-username u --basic-password p", []string{"/either Authorization=Basic dTpw"}},
	{"SHOP_BASIC_USERNAME=u SHOP_BASIC_PASSWORD=p", "maybe", []string{"/maybe Authorization=Basic dTpw"}},
	{"", "maybe", []string{"/maybe"}},
	{"SHOP_MY_KEY=k SHOP_BASIC_USERNAME=u SHOP_BASIC_PASSWORD=p", "none", []string{"/none"}},
	{"MONGODB_ATLAS_ACCESS_TOKEN=t MONGODB_ATLAS_CLIENT_ID=i", "person", []string{"/person"}},
	{"SHOP_BASIC_USERNAME=u", "basic", []string{"shop: basic_password is missing: basic_username and basic_password belong together, and only SHOP_BASIC_USERNAME is given"}},
	{"SHOP_BASIC_USERNAME=u", "none", []string{"/none"}},
	{"SHOP_CERTIFICATE=a.pem", "tls", []string{"shop: certificate_key is missing: certificate and certificate_key belong together, and only SHOP_CERTIFICATE is given"}},
	{"SHOP_CERTIFICATE=a.pem SHOP_CERTIFICATE_KEY=b.pem", "tls", []string{"shop: SHOP_CERTIFICATE: reading the client certificate: open a.pem: no such file or directory"}},

	{"SHOP_MY_KEY=hush", "header --dry-run", []string{"GET SERVER/header", "User-Agent: shop-cli", "X-Key: [hidden]"}},
	{"SHOP_Q_API_KEY=hush", "query --dry-run", []string{"GET SERVER/query?api+key=[hidden]", "User-Agent: shop-cli"}},
	{"", "query --api-key hush --dry-run", []string{"GET SERVER/query?api+key=%5Bhidden%5D", "User-Agent: shop-cli"}},
	{"SHOP_SID_API_KEY=hush", "cookie --dry-run", []string{"GET SERVER/cookie", "User-Agent: shop-cli", "Cookie: sid=[hidden]"}},
	{"SHOP_BASIC_USERNAME=u SHOP_BASIC_PASSWORD=hush", "basic --dry-run", []string{"GET SERVER/basic", "User-Agent: shop-cli", "Authorization: Basic [hidden]"}},
	{"SHOP_BASIC_USERNAME=u SHOP_BASIC_PASSWORD=hush", "none --dry-run", []string{"GET SERVER/none", "User-Agent: shop-cli"}},
	{"", "header --curl", []string{"curl --request GET --header \"X-Key: $SHOP_MY_KEY\" SERVER/header"}},
	{"", "query --curl", []string{`curl --request GET 'SERVER/query?api+key='"$SHOP_Q_API_KEY"`}},
	{"", "cookie --curl", []string{`curl --request GET --cookie "sid=$SHOP_SID_API_KEY" SERVER/cookie`}},
	{"", "basic --curl", []string{`curl --request GET --user "$SHOP_BASIC_USERNAME:$SHOP_BASIC_PASSWORD" SERVER/basic`}},
	{"", "digest --curl", []string{`curl --request GET --digest --user "$SHOP_DIGEST_USERNAME:$SHOP_DIGEST_PASSWORD" SERVER/digest`}},
	{"SHOP_CLIENT_ID=i SHOP_CLIENT_SECRET=hush", "machine --curl", []string{`curl --request GET --header "Authorization: Bearer $SHOP_MACHINE_TOKEN" SERVER/machine`}},
	{"", "both --curl", []string{`curl --request GET --header "X-Key: $SHOP_MY_KEY" --user "$SHOP_BASIC_USERNAME:$SHOP_BASIC_PASSWORD" SERVER/both`}},
	{"", "none --curl", []string{"curl --request GET SERVER/none"}},
}

// TestSecurity runs the command line of an API with every kind of security. It
// compares the printed lines, followed by the requests.
func TestSecurity(t *testing.T) {
	shop := builtShop(t)
	home := t.TempDir()
	w := new(witness)
	server := httptest.NewServer(w)
	defer server.Close()
	for _, call := range securedCalls {
		w.seen = nil
		c := exec.Command(shop, append([]string{"api"}, strings.Fields(call.args)...)...)
		c.Dir = home
		c.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+t.TempDir(), "SHOP_BASE_URL="+server.URL)
		c.Env = append(c.Env, strings.Fields(call.env)...)
		out, _ := c.CombinedOutput()
		text := strings.NewReplacer(" \\\n  ", " ", server.URL, "SERVER").Replace(string(out))
		got := slices.Concat(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' }), w.seen)
		if !slices.Equal(got, call.want) {
			t.Errorf("%s shop api %s: got\n\t%s\nwant\n\t%s", call.env, call.args, strings.Join(got, "\n\t"), strings.Join(call.want, "\n\t"))
		}
	}
}

// TestSettings compares the names of flags and variables.
func TestSettings(t *testing.T) {
	doc, err := parser.Parse(parser.Options{File: "shop.yaml", Data: []byte(secured), Reserved: templates.Reserved()})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	p := program.Of(doc, dialect.Plain(), "my-shop")
	for _, k := range p.Settings.Keys {
		got = append(got, strings.Join([]string{k.Name, k.Env, k.Flag}, " "))
	}
	want := []string{
		"base_url MY_SHOP_BASE_URL ", "basic_username MY_SHOP_BASIC_USERNAME basic-username", "basic_password MY_SHOP_BASIC_PASSWORD basic-password",
		"my_key MY_SHOP_MY_KEY my-key", "q_api_key MY_SHOP_Q_API_KEY q-api-key", "sid_api_key MY_SHOP_SID_API_KEY sid-api-key",
		"digest_username MY_SHOP_DIGEST_USERNAME digest-username", "digest_password MY_SHOP_DIGEST_PASSWORD digest-password",
		"client_id MY_SHOP_CLIENT_ID client-id", "client_secret MY_SHOP_CLIENT_SECRET client-secret",
		"machine_token MY_SHOP_MACHINE_TOKEN machine-token", "person_token MY_SHOP_PERSON_TOKEN person-token", "output  ", "timeout  ",
		"certificate MY_SHOP_CERTIFICATE certificate", "certificate_key MY_SHOP_CERTIFICATE_KEY certificate-key",
	}
	if !slices.Equal(got, want) {
		t.Errorf("settings:\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

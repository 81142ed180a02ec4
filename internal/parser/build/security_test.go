package build

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/security"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// built returns the model of a document in JSON or YAML.
func built(t *testing.T, text string, reserved ...string) *model.Document {
	t.Helper()
	source, complaints := tree.Read("spec.yaml", []byte(text))
	if len(complaints) > 0 {
		t.Fatal(complaints)
	}
	doc, complaints := Document(source.Root, Options{Dialect: dialect.Plain(), Reserved: reserved})
	if len(complaints) > 0 {
		t.Fatal(complaints)
	}
	return doc
}

// described returns one line for each scheme, operation and warning.
func described(doc *model.Document) []string {
	var lines []string
	for _, s := range doc.Security {
		lines = append(lines, fmt.Sprintf("%s %s %T%+v %s %s", s.Name.Go, s.Name.Kebab, s.Kind, s.Kind, s.Option, s.TokenOption))
	}
	for _, op := range doc.Operations {
		line := op.Name.Wire + ":"
		for i, alternative := range op.Security {
			if i > 0 {
				line += " |"
			}
			for _, use := range alternative {
				line += strings.TrimRight(" "+use.Scheme.Name.Wire+" "+strings.Join(use.Scopes, ","), " ")
			}
		}
		lines = append(lines, line)
	}
	for _, w := range doc.Warnings {
		lines = append(lines, fmt.Sprintf("%d:%d: %s", w.Pos.Line, w.Pos.Column, w.Text))
	}
	return lines
}

const get = "responses: {'204': {description: Done.}}"

var securityTests = []struct{ name, text, want string }{
	{"one of each kind", `
openapi: 3.1.0
paths: {/a: {get: {operationId: a, ` + get + `}}}
security: [{key: []}]
components:
  securitySchemes:
    key: {type: apiKey, in: cookie, name: sid}
    basic: {type: http, scheme: Basic}
    digest: {$ref: '#/components/securitySchemes/referred'}
    bearer: {type: http, scheme: bearer, bearerFormat: JWT}
    machine: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {r: Read.}}, implicit: {authorizationUrl: https://a.example, scopes: {}}}}
    tls: {type: mutualTLS}
    referred: {type: http, scheme: digest}
`, `Key key model.APIKey{In:cookie Param:sid} UseAPIKey 
Basic basic model.Basic{} UseBasicAuth 
Digest digest model.Digest{} UseDigest 
Bearer bearer model.Bearer{Format:JWT} UseBearerToken UseBearerTokenSource
Machine machine model.ClientCredentials{TokenURL:/token RevokeURL: Scopes:[{Name:r Description:Read.}]} UseOAuthAuth UseMachineTokenSource
TLS tls model.MutualTLS{}  
Referred referred model.Digest{} UseReferred 
a: key`},
	{"tokens from elsewhere", `
openapi: 3.0.3
paths: {/a: {get: {operationId: a, security: [{user: [read, write]}, {oidc: []}], ` + get + `}}}
components:
  securitySchemes:
    user:
      type: oauth2
      flows:
        authorizationCode: {authorizationUrl: https://a.example, tokenUrl: https://t.example, scopes: {read: R., write: W.}}
        implicit: {authorizationUrl: https://b.example, scopes: {read: R.}}
    oidc: {type: openIdConnect, openIdConnectUrl: https://o.example}
`, `User user model.Token{URL:https://a.example Scopes:[{Name:read Description:R.} {Name:write Description:W.}]}  UseUserTokenSource
Oidc oidc model.Token{URL:https://o.example Scopes:[]}  UseOidcTokenSource
a: user read,write | oidc`},
	{"an operation overrides the document", `
openapi: 3.0.3
security: [{x: [], y: []}]
paths:
  /a: {get: {operationId: inherits, ` + get + `}}
  /b: {get: {operationId: nothing, security: [], ` + get + `}}
  /c: {get: {operationId: optional, security: [{}, {y: []}], ` + get + `}}
components: {securitySchemes: {x: {type: apiKey, in: header, name: X}, y: {type: apiKey, in: query, name: x}}}
`, `X x model.APIKey{In:header Param:X} UseX 
Y y model.APIKey{In:query Param:x} UseY 
inherits: x y
nothing:
optional: | y`},
	{"nothing requires a scheme", `
openapi: 3.0.3
paths: {/a: {get: {operationId: a, ` + get + `}}}
components:
  securitySchemes: {x: {type: http, scheme: bearer}, y: {type: http, scheme: digest}}
`, `X x model.Bearer{Format:} UseBearerToken UseTokenSource
Y y model.Digest{} UseDigestAuth 
a: x | y
4:20: security schemes are declared and no operation requires one: each is taken to authenticate every operation`},
	{"names give way", `
openapi: 3.0.3
security: [{retry: []}]
paths: {/a: {get: {operationId: a, ` + get + `}}}
components:
  schemas: {UseOne: {type: object}}
  securitySchemes:
    one: {type: apiKey, in: header, name: A}
    retry: {type: apiKey, in: header, name: B}
    my-key: {type: apiKey, in: header, name: C}
    my_key: {type: apiKey, in: header, name: D}
    _: {type: apiKey, in: header, name: E}
`, `One one model.APIKey{In:header Param:A} UseOne2 
Retry retry model.APIKey{In:header Param:B} UseRetry2 
MyKey my-key model.APIKey{In:header Param:C} UseMyKey 
MyKey2 my-key2 model.APIKey{In:header Param:D} UseMyKey2 
Scheme scheme model.APIKey{In:header Param:E} UseScheme 
a: retry`},
	{"what cannot be done", `
openapi: 3.0.3
security: [{basic: [], bearer: [], key: [], own: [], ok: []}]
paths: {/a: {get: {operationId: a, ` + get + `}}}
components:
  securitySchemes:
    basic: {type: http, scheme: basic}
    bearer: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: AUTHORIZATION}
    ok: {type: apiKey, in: query, name: a b}
    own: {type: http, scheme: Negotiate}
    bad: {type: apiKey, in: cookie, name: a b}
    half: {type: oauth2, flows: {clientCredentials: {scopes: {}}}}
`, `Basic basic model.Basic{} UseBasicAuth 
Bearer bearer model.Bearer{Format:} UseBearerToken UseBearerTokenSource
Key key model.APIKey{In:header Param:AUTHORIZATION} UseKey 
Ok ok model.APIKey{In:query Param:a b} UseOk 
Own own model.Unsupported{What:the HTTP scheme "Negotiate"}  
Bad bad model.Unsupported{What:the cookie name "a b"}  
Half half model.Token{URL: Scopes:[]}  UseHalfTokenSource
a: basic own ok
10:5: security scheme "own" is not sent, because the HTTP scheme "Negotiate" is not supported: use an HTTP client that sends it
11:5: security scheme "bad" is not sent, because the cookie name "a b" is not supported: use an HTTP client that sends it
12:53: client credentials have no tokenUrl: the caller has to bring a token
2:24: security scheme "bearer" is not sent beside "basic": both need the header authorization
2:36: security scheme "key" is not sent beside "basic": both need the header authorization`},
}

func TestSecurity(t *testing.T) {
	for _, test := range securityTests {
		got := described(built(t, strings.TrimPrefix(test.text, "\n"), "UseRetry"))
		if diff := cmp.Diff(strings.Split(test.want, "\n"), got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestCredentials holds the names of what a user gives, which differ in a document.
func TestCredentials(t *testing.T) {
	var got []string
	for _, s := range built(t, credentialsDocument).Security {
		for _, in := range security.InputsOf(s) {
			got = append(got, fmt.Sprint(s.Title, ": ", in.Go, " ", in.Setting, " ", in.Variable, " ", in.Text, " ", in.Secret))
		}
	}
	want := []string{
		"client credentials: clientID client_id CLIENT_ID client ID false",
		"client credentials: clientSecret client_secret CLIENT_SECRET client secret true",
		"client credentials: token token TOKEN access token true",
		"user name and password: username admin_username ADMIN_USERNAME user name (admin) false",
		"user name and password: password admin_password ADMIN_PASSWORD password (admin) true",
		"user name and password (digest): username guest_username GUEST_USERNAME user name (guest) false",
		"user name and password (digest): password guest_password GUEST_PASSWORD password (guest) true",
		"API key api-key: apiKey api_key API_KEY API key (api-key) true",
		"API key second: apiKey second_api_key SECOND_API_KEY API key (second) true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const credentialsDocument = `openapi: 3.0.3
security: [{machine: []}]
paths: {/a: {get: {operationId: a, ` + get + `}}}
components:
  securitySchemes:
    machine: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}
    admin: {type: http, scheme: basic}
    guest: {type: http, scheme: digest}
    api-key: {type: apiKey, in: header, name: A}
    second: {type: apiKey, in: header, name: B}
`

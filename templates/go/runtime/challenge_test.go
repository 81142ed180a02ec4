package admin

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/icholy/digest"
)

// TestDigestExamples holds the examples of RFC 7616, section 3.9.1, and what
// another implementation answers to other challenges.
func TestDigestExamples(t *testing.T) {
	const (
		mufasa = `Digest realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`
		cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
	)
	tests := []struct{ challenge, response string }{ // no response: what the other implementation says
		{mufasa + ", algorithm=MD5", "8ca523f5e9506fed4657c9700eebdbec"},
		{mufasa + ", algorithm=SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"},
		{mufasa, ""},
		{mufasa + `, algorithm=SHA-512-256, userhash=true`, ""},
		{`Digest realm="r", nonce="n"`, ""},
		{`digest realm=r,  nonce="n" , qop=auth,stale=TRUE`, ""},
		{`Digest realm="a \"b\" \\ c", nonce="n", qop="auth"`, ""},
	}
	for _, test := range tests {
		header := http.Header{"Www-Authenticate": {test.challenge}}
		theirs, err := digest.FindChallenge(header)
		if err != nil {
			t.Fatalf("%s: %v", test.challenge, err)
		}
		want, err := digest.Digest(theirs, digest.Options{
			Method: "GET", URI: "/dir/index.html", Username: "Mufasa", Password: "Circle of Life", Cnonce: cnonce, Count: 1,
		})
		if err != nil {
			t.Fatalf("%s: %v", test.challenge, err)
		}
		if test.response != "" && want.Response != test.response {
			t.Errorf("%s: the other implementation says %s, the RFC %s", test.challenge, want.Response, test.response)
		}
		value := findChallenge(header).credentials("Mufasa", "Circle of Life", "GET", "/dir/index.html", cnonce, 1)
		got, err := digest.ParseCredentials(value)
		if err != nil {
			t.Errorf("%s: credentials %s: %v", test.challenge, value, err)
			continue
		}
		if want.QOP == "" {
			want.Cnonce, want.Nc = "", 0 // there is no use of them
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: credentials (-want +got):\n%s", test.challenge, diff)
		}
	}
}

func TestFindChallenge(t *testing.T) {
	tests := []struct {
		values []string
		nonce  string // empty if there is no challenge that can be met
	}{
		{nil, ""},
		{[]string{`Basic realm="r"`}, ""},
		{[]string{`Basic realm="Digest nonce=n"`}, ""},
		{[]string{`Digest nonce=a, algorithm=UNKNOWN, Digest nonce=b, algorithm=MD5`}, "b"},
		{[]string{`Negotiate dGV4dA==, Basic realm="r, s", Digest realm="r", nonce="a"`}, "a"},
		{[]string{`Basic nonce=x`, `Digest nonce=a, Basic nonce=b`}, "a"},
		{[]string{`Digest nonce=a, qop="auth-int"`}, ""},
		{[]string{`Digest nonce=a, qop=auth, algorithm=MD5-sess`}, ""},
		{[]string{`Digest nonce=""`, `Digest`, `Digest nonce`, `nonce=a`, `,=",`, ``}, ""},
		{[]string{`DIGEST REALM = r ,, NONCE= "a"`}, "a"},
		{[]string{`Digest nonce="a`}, "a"},
		{[]string{`Digest nonce="a\`}, `a\`},
	}
	for _, test := range tests {
		got := ""
		if c := findChallenge(http.Header{"Www-Authenticate": test.values}); c != nil {
			got = c.nonce()
		}
		if got != test.nonce {
			t.Errorf("findChallenge(%q) has nonce %q, want %q", test.values, got, test.nonce)
		}
	}
}

// FuzzDigestParams looks for header values that are never read to their end, and
// for texts that do not survive being quoted.
func FuzzDigestParams(f *testing.F) {
	f.Add(`Digest realm="a \"b\"", nonce=n, Basic x==`)
	f.Fuzz(func(t *testing.T, value string) {
		digestParams(value)
		if params := digestParams("Digest nonce=" + quote(value)); len(params) != 1 || params[0]["nonce"] != value {
			t.Errorf("quoted as %s, read as %v", quote(value), params)
		}
	})
}

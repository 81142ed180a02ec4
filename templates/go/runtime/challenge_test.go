package admin

import (
	"errors"
	"net/http"
	"runtime"
	"strings"
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
		challenge, err := findChallenge(header)
		if err != nil {
			t.Fatal(err)
		}
		value := challenge.credentials("Mufasa", "Circle of Life", "GET", "/dir/index.html", cnonce, 1)
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
		if c, _ := findChallenge(http.Header{"Www-Authenticate": test.values}); c != nil {
			got = c.nonce()
		}
		if got != test.nonce {
			t.Errorf("findChallenge(%q) has nonce %q, want %q", test.values, got, test.nonce)
		}
	}
}

// TestUnmetChallenge says why there are no credentials.
func TestUnmetChallenge(t *testing.T) {
	const wants = "the server wants an HTTP digest "
	for value, want := range map[string]string{
		`Digest nonce=a, qop="auth-int"`:                            wants + `with the protection (qop) "auth-int", of which only auth is supported`,
		`Digest nonce=a, qop=auth, algorithm=MD5-sess`:              wants + `by the algorithm "MD5-sess", which is not supported`,
		`Digest realm=r`:                                            "the server wants an HTTP digest but sends no nonce",
		`Basic realm=r`:                                             "",
		`Digest nonce=a, algorithm=X, Digest nonce=b, qop=auth`:     "",
		`Digest ` + strings.Repeat(" ", maxChallenge) + `, nonce=a`: "",
	} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("WWW-Authenticate", value)
			answer(w, http.StatusUnauthorized, "application/json", `{"errorCode":"E"}`)
		}, UseDigestAuth("public", "private"))
		err := callOnce(t.Context(), c)
		if !errors.Is(err, ErrUnauthorized) || !errors.Is(err, Code("E")) || !strings.HasSuffix(err.Error(), "401 Unauthorized E: "+want) && want != "" {
			t.Errorf("%.80s: %v, want status 401 and %q", value, err, want)
		}
	}
}

// TestChallengeCost compares the work for a header with that for one of ten times
// its length, in allocated bytes: it must not be quadratic.
func TestChallengeCost(t *testing.T) {
	for _, part := range []string{"a ", "a=b,", "Digest ", `a="`, `\"`, "="} {
		short, long := costOf(part, maxChallenge/10), costOf(part, maxChallenge)
		if tooLong := costOf(part, 10*maxChallenge); long > 20*short+4096 || tooLong > 4096 {
			t.Errorf("%q: %d bytes for the short header, %d for the long, %d for one that is too long", part, short, long, tooLong)
		}
	}
}

// costOf returns the bytes that are allocated for reading a header of parts.
func costOf(part string, length int) uint64 {
	header := http.Header{"Www-Authenticate": {strings.Repeat(part, length/len(part))}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _ = findChallenge(header)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
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

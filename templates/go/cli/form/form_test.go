package form

import (
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

func TestParse(t *testing.T) {
	for argument, want := range map[string]Field{
		"a=b=c":              {Name: "a", Text: "b=c"},
		"a=":                 {Name: "a"},
		"a=@f":               {Name: "a", File: "f"},
		"a=@-;type=text/csv": {Name: "a", File: "-", MediaType: "text/csv"},
	} {
		if got, err := Parse(argument); got != want || err != nil {
			t.Errorf("Parse(%q) = %+v, %v, want %+v", argument, got, err, want)
		}
	}
	for _, argument := range []string{"a", "=b", "", "a=@"} {
		if got, err := Parse(argument); err == nil {
			t.Errorf("Parse(%q) = %+v, want an error", argument, got)
		}
	}
}

// TestArrange checks that lists are joined and that objects become several fields, if
// the document says so.
func TestArrange(t *testing.T) {
	r := &ops.Request{Encodings: []ops.Encoding{
		{Name: "csv", Style: "form", Joined: true}, {Name: "ssv", Style: "spaceDelimited", Joined: true}, {Name: "psv", Style: "pipeDelimited", Joined: true}, {Name: "deep", Style: "deepObject"},
	}}
	fields := []Field{
		{Name: "csv", Text: "a"}, {Name: "x", Text: "1"}, {Name: "csv", Text: "b"}, {Name: "x", Text: "2"}, {Name: "ssv", Text: "a"}, {Name: "ssv", Text: "b"},
		{Name: "psv", Text: "a"}, {Name: "psv", Text: "b"}, {Name: "deep", Text: `{"a":[1,"x"],"b":{"c":true},"s":"[2]"}`}, {Name: "deep", File: "f"},
	}
	want := []Field{
		{Name: "csv", Text: "a,b", Escaped: "a,b"}, {Name: "x", Text: "1"}, {Name: "x", Text: "2"}, {Name: "ssv", Text: "a b", Escaped: "a%20b"}, {Name: "psv", Text: "a|b", Escaped: "a%7Cb"},
		{Name: "deep[a][0]", Text: "1"}, {Name: "deep[a][1]", Text: "x"}, {Name: "deep[b][c]", Text: "true"}, {Name: "deep[s]", Text: "[2]"}, {Name: "deep", File: "f"},
	}
	if diff := cmp.Diff(want, Arrange(r, fields)); diff != "" {
		t.Errorf("Arrange (-want +got):\n%s", diff)
	}
}

func TestURLEncoded(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(name, []byte("&\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	body, err := URLEncoded([]Field{{Name: "a b", Text: "=&é"}, {Name: "f", File: name}, {Name: "in", File: "-"}}, strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(body)
	values, err := url.ParseQuery(string(text))
	if want := (url.Values{"a b": {"=&é"}, "f": {"&\x00"}, "in": {"x"}}); !cmp.Equal(values, want) || err != nil {
		t.Errorf("%s has %v, %v, want %v", text, values, err, want)
	}
}

// TestMultipart reads a form with the standard library, twice if it can seek.
func TestMultipart(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f.json")
	if err := os.WriteFile(name, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	fields := []Field{{Name: "a", Text: "1"}, {Name: "f", File: name}, {Name: "o", Text: "{}", MediaType: "application/json"}}
	body, contentType, err := Multipart(fields, nil)
	if err != nil {
		t.Fatal(err)
	}
	seeker, ok := body.(io.Seeker)
	if !ok {
		t.Fatal("a form with files cannot seek")
	}
	for range 2 {
		size, _ := seeker.Seek(0, io.SeekEnd)
		if _, err := seeker.Seek(0, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(body)
		if err != nil || int64(len(data)) != size {
			t.Fatalf("%d bytes, %v, want %d", len(data), err, size)
		}
		checkParts(t, string(data), contentType)
	}
	if body, _, err := Multipart([]Field{{Name: "f", File: "-"}}, strings.NewReader("in")); err != nil {
		t.Error(err)
	} else if data, _ := io.ReadAll(body); !strings.Contains(string(data), "\r\n\r\nin\r\n") {
		t.Errorf("standard input is sent as %q", data)
	}
	if _, _, err := Multipart([]Field{{Name: "f", File: name + "x"}}, nil); err == nil {
		t.Error("a file that does not exist is no error")
	}
}

func checkParts(t *testing.T, body, contentType string) {
	t.Helper()
	_, params, _ := mime.ParseMediaType(contentType)
	form, err := multipart.NewReader(strings.NewReader(body), params["boundary"]).ReadForm(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string][]string{"a": {"1"}, "o": {"{}"}}, form.Value); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	f := form.File["f"][0]
	if f.Filename != "f.json" || f.Header.Get("Content-Type") != "application/json" || f.Size != 2 {
		t.Errorf("file = %+v", f)
	}
}

package admin

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A testForm has a property of each kind.
type testForm struct {
	_ keyed

	Name  string             `json:"name"`
	Count *int               `json:"count,omitzero"`
	List  []string           `json:"list,omitzero"`
	Meta  map[string]any     `json:"meta,omitzero"`
	Gone  Nullable[string]   `json:"gone,omitzero"`
	ID    *string            `json:"id,omitzero" api:"readonly"`
	File  *FormFile          `json:"file,omitzero"`
	Files []FormFile         `json:"files,omitzero"`
	Maybe Nullable[FormFile] `json:"maybe,omitzero"`
}

func formCall(t *testing.T, c *Client, op Operation, form any) *NoContentCall {
	op.Name, op.Method, op.Path = "op", "PUT", "/x"
	return (*NoContentCall)(prepare(t.Context(), c.Caller, &op, &struct {
		Body any `body:"required"`
	}{form}))
}

// TestUrlencoded checks the text of urlencoded forms, and what the standard library
// reads of it.
func TestUrlencoded(t *testing.T) {
	meta := map[string]any{"a": 1, "b": []string{"x", "y"}}
	for _, test := range []struct {
		form any
		rule formRule
		want string
	}{
		{testForm{Name: `he"llo & =`, Count: Ptr(3), ID: Ptr("x")}, formRule{}, "name=he%22llo+%26+%3D&count=3"},
		{testForm{List: []string{"a,b", "c"}}, formRule{}, "name=&list=a%2Cb&list=c"},
		{testForm{List: []string{"a,b", "c"}}, formRule{name: "list", style: "form", joined: true}, "name=&list=a%2Cb,c"},
		{testForm{List: []string{"a", "c"}}, formRule{name: "list", style: "spaceDelimited", joined: true}, "name=&list=a%20c"},
		{testForm{List: []string{"a", "c"}}, formRule{name: "list", style: "pipeDelimited", joined: true}, "name=&list=a%7Cc"},
		{testForm{List: []string{"a", "c"}}, formRule{name: "list", style: "deepObject"}, "name=&list%5B0%5D=a&list%5B1%5D=c"},
		{testForm{List: []string{}}, formRule{}, "name="},
		{testForm{Meta: meta}, formRule{}, "name=&meta=%7B%22a%22%3A1%2C%22b%22%3A%5B%22x%22%2C%22y%22%5D%7D"},
		{testForm{Meta: meta}, formRule{name: "meta", style: "deepObject"}, "name=&meta%5Ba%5D=1&meta%5Bb%5D%5B0%5D=x&meta%5Bb%5D%5B1%5D=y"},
		{testForm{Meta: map[string]any{"R": 1, "G": 2}}, formRule{name: "meta", style: "form"}, "name=&G=2&R=1"},
		{testForm{Meta: map[string]any{"R": 1, "G": 2}}, formRule{name: "meta", style: "form", joined: true}, "name=&meta=G,2,R,1"},
		{testForm{Gone: Null[string]()}, formRule{}, "name=&gone="},
		{testForm{Name: "http://a/?b=c&d"}, formRule{name: "name", style: "form", reserved: true}, "name=http://a/?b%3Dc%26d"},
		{testForm{File: &FormFile{Content: strings.NewReader("\x00&")}}, formRule{}, "name=&file=%00%26"},
		{json.RawMessage(`{"b": "x", "a": true}`), formRule{}, "b=x&a=true"},
	} {
		got := ""
		c := serve(t, func(_ http.ResponseWriter, r *http.Request) {
			data, _ := io.ReadAll(r.Body)
			got = string(data)
			if _, err := url.ParseQuery(got); err != nil || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
				t.Errorf("%s %s: %v", r.Header.Get("Content-Type"), got, err)
			}
		})
		op := Operation{ContentType: "application/x-www-form-urlencoded", encode: encodeForm, form: []formRule{test.rule}}
		if _, err := formCall(t, c, op, pointerTo(test.form)).Execute(); err != nil || got != test.want {
			t.Errorf("form %+v with %+v = %s, %v, want %s", test.form, test.rule, got, err, test.want)
		}
	}
}

// pointerTo returns a body as parameter structs hold it.
func pointerTo(form any) any {
	if f, ok := form.(testForm); ok {
		return &f
	}
	return form
}

// partsOf returns the parts of a request as text, as the standard library reads them.
func partsOf(r *http.Request) (parts []string) {
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return []string{err.Error()}
	}
	for reader := multipart.NewReader(r.Body, params["boundary"]); ; {
		part, err := reader.NextRawPart()
		if err != nil {
			if err != io.EOF {
				parts = append(parts, err.Error())
			}
			return parts
		}
		data, _ := io.ReadAll(part)
		parts = append(parts, fmt.Sprintf("%s|%s|%s|%s|%s", part.FormName(), part.FileName(), part.Header.Get("Content-Type"), part.Header.Get("X-Kind"), data))
	}
}

// TestMultipart checks the parts that a server reads, and that the length is known
// if all files can seek.
func TestMultipart(t *testing.T) {
	form := &testForm{
		Name: `he"llo`, List: []string{"a", "b"}, Meta: map[string]any{"a": 1},
		File:  &FormFile{Content: strings.NewReader("1"), Name: "a\"b\r\n.png", ContentType: "image/png", Header: http.Header{"x-kind": {"k"}}},
		Files: []FormFile{{Content: strings.NewReader("2")}, {Content: strings.NewReader("3"), Name: "é"}},
		Maybe: Some(FormFile{Content: strings.NewReader("4")}),
	}
	want := []string{
		`name|||const|he"llo`, "list||||a", "list||||b", `meta||application/json||{"a":1}`, "file|a\"b%0D%0A.png|image/png|k|1",
		"files|files|image/gif||2", "files|é|image/gif||3", "maybe|maybe|application/octet-stream||4",
	}
	op := Operation{ContentType: "multipart/form-data", encode: encodeMultipart, form: []formRule{{name: "files", contentType: "image/gif"}, {name: "name", headers: []string{"X-Kind", "const"}}}}
	for _, known := range []bool{true, false} {
		if !known {
			form.File.Content = pipe{strings.NewReader("1")}
		}
		var got [][]string
		c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.ContentLength > 0 != known {
				t.Errorf("length = %d, want known: %v", r.ContentLength, known)
			}
			got = append(got, partsOf(r))
			if w.Header().Set("Retry-After", "0"); len(got) == 1 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		})
		_, err := formCall(t, c, op, form).Execute(WithRetry(RetryPolicy{MaxAttempts: 2}))
		if calls := len(got); known && calls != 2 || !known && calls != 1 || (err == nil) != known {
			t.Fatalf("%d calls, %v", len(got), err)
		}
		for _, parts := range got {
			if diff := cmp.Diff(want, parts); diff != "" {
				t.Errorf("parts (-want +got):\n%s", diff)
			}
		}
		form.Files[0].Content, form.Files[1].Content, form.Maybe = strings.NewReader("2"), strings.NewReader("3"), Some(FormFile{Content: strings.NewReader("4")})
	}
}

// TestFormFaults checks forms that cannot be sent.
func TestFormFaults(t *testing.T) {
	c := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("a form with a mistake was sent") })
	for _, test := range []struct {
		form any
		want string
	}{
		{&testForm{File: &FormFile{}}, "the file has no Content"},
		{&testForm{File: &FormFile{Content: strings.NewReader(""), ContentType: "a\r\nb: c"}}, "line break"},
		{&testForm{File: &FormFile{Content: strings.NewReader(""), Header: http.Header{"A": {"a\nb"}}}}, "line break"},
		{json.RawMessage(`[1]`), "a form must be an object"},
	} {
		op := Operation{ContentType: "multipart/form-data", encode: encodeMultipart}
		if _, err := formCall(t, c, op, test.form).Execute(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("form %+v = %v, want %s", test.form, err, test.want)
		}
	}
}

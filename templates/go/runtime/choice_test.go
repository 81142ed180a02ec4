package admin

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestChoice checks the options that choose a media type.
func TestChoice(t *testing.T) {
	got := ""
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		got = fmt.Sprint(r.Header.Get("Content-Type"), " ", string(data), " ", r.Header.Get("Accept"))
		answer(w, http.StatusOK, r.Header.Get("Accept"), `"x"`)
	})
	op := &Operation{Name: "op", Method: "POST", Path: "/x", Accept: "application/json", ContentType: "application/json"}
	body := "b"
	call := (*Call[*string])(prepare(t.Context(), c.Caller, op, &struct {
		Body *string `body:"required"`
	}{&body}))
	for _, test := range []struct {
		options []CallOption
		want    string
	}{
		{nil, `application/json "b" application/json`},
		{[]CallOption{WithAccept("text/json"), WithContentType("text/json")}, `text/json "b" text/json`},
		{[]CallOption{WithContent("application/xml", strings.NewReader("<a/>"))}, "application/xml <a/> application/json"},
	} {
		if value, _, err := call.Execute(test.options...); err != nil || *value != "x" || got != test.want {
			t.Errorf("the server read %q, %v, want %q", got, err, test.want)
		}
	}
	text, err := readStream(Accepting(call, "image/png"))
	if want := `application/json "b" image/png`; text != `"x"` || err != nil || got != want {
		t.Errorf("Accepting: %q, %v, the server read %q, want %q", text, err, got, want)
	}
}

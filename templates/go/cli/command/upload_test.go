package command

import (
	"context"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// A recorder notes the body of a request as a server would read it.
type recorder struct{ got string }

func (s *recorder) Do(_ context.Context, r admin.Request) (*http.Response, error) {
	body, ok := r.Body.(io.Reader)
	if !ok {
		body = strings.NewReader(fmt.Sprintf("%s", r.Body))
	}
	mediaType, params, _ := mime.ParseMediaType(r.Operation.ContentType)
	s.got = r.Operation.ContentType + " " + r.Operation.Accept + ": "
	if mediaType != "multipart/form-data" {
		data, err := io.ReadAll(body)
		s.got += string(data)
		return answered("text/plain", "done"), err
	}
	s.got = mediaType + ":"
	for reader := multipart.NewReader(body, params["boundary"]); ; {
		part, err := reader.NextRawPart()
		if err != nil {
			return answered("text/plain", "done"), nil
		}
		data, _ := io.ReadAll(part)
		s.got += fmt.Sprintf(" %s %s %s %s;", part.FormName(), part.FileName(), part.Header.Get("Content-Type"), data)
	}
}

func answered(mediaType, body string) *http.Response {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {mediaType}}, Body: io.NopCloser(strings.NewReader(body))}
}

func uploads() *ops.Table {
	const form = `{"type":"object","properties":{"n":{"type":"integer"},"s":{"type":"string"},"f":{"type":"string","format":"binary"},"o":{"type":"object"}},"required":["n"]}`
	fields := []*ops.Param{{Name: "n", Flag: "n", In: ops.Body, Type: "integer"}, {Name: "f", Flag: "f", In: ops.Body, Type: "string", Format: "binary"}}
	answers := []*ops.Response{{Status: "200", Media: []ops.Media{{Type: "text/plain", Format: "plain"}, {Type: "text/html", Format: "html"}}}}
	t := &ops.Table{}
	for name, r := range map[string]*ops.Request{
		"putForm":  {MediaType: "application/x-www-form-urlencoded", Coding: ops.Form, Required: true, Schema: form, Fields: fields},
		"putParts": {MediaType: "multipart/form-data", Coding: ops.Multipart, Required: true, Schema: form, Fields: fields, Encodings: []ops.Encoding{{Name: "f", MediaType: "image/png"}}},
		"putImage": {MediaType: "image/*", Coding: ops.Bytes, Required: true},
		"putText":  {MediaType: "text/plain", Coding: ops.Text},
		"putJSON":  {MediaType: "application/json", Others: []string{"application/xml"}, Schema: "{}"},
	} {
		t.Operations = append(t.Operations, &ops.Operation{Name: name, Method: "PUT", Path: "/x", Versions: []ops.Version{{Request: r, Responses: answers}}})
	}
	return t
}

// TestUploads checks the bodies that are not JSON.
func TestUploads(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	name := filepath.Join(t.TempDir(), "a.png")
	if err := os.WriteFile(name, []byte("PNG"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args string
		want string // what is sent, or a part of the error
	}{
		{"putForm --form n=3 --form s=a&b=c", "application/x-www-form-urlencoded text/plain: n=3&s=a%26b%3Dc"},
		{"putForm --n 3", "application/x-www-form-urlencoded text/plain: n=3"},
		{"putForm --form n=x", "n: is string, want integer"},
		{"putForm --form n", `"n" is not NAME=VALUE or NAME=@FILE`},
		{"putForm --form s=1", "n: is missing"},
		{"putForm", "the body is missing: give it with --form or flags"},
		{"putForm --set n=1", "putForm has no --set: its body is application/x-www-form-urlencoded"},
		{"putParts --n 3 --f " + name, "multipart/form-data: n   3; f a.png image/png PNG;"},
		{"putParts --form n=3 --form o={} --form f=@" + name + ";type=image/gif", "multipart/form-data: n   3; o  application/json {}; f a.png image/gif PNG;"},
		{"putParts --form n=3 --form f=@" + name + "x", "no such file"},
		{"putImage --file " + name, "image/png text/plain: PNG"},
		{"putImage --data x --content-type image/gif", "image/gif text/plain: x"},
		{"putImage --file -", "application/octet-stream text/plain: input"},
		{"putImage", "the body is missing: give it with --file or --data"},
		{`putText --data he"llo --accept text/html`, `text/plain text/html: he"llo`},
		{"putJSON --data {}", "application/json text/plain: {}"},
		{"putJSON --data <a/> --content-type application/xml", "application/xml text/plain: <a/>"},
	} {
		server := &recorder{}
		p := Program{Program: atlas, Table: uploads(), Connect: func(...admin.Option) (Caller, error) { return server, nil }}
		var stdout, stderr strings.Builder
		code := p.Run(t.Context(), append([]string{"api"}, strings.Fields(test.args)...), strings.NewReader("input"), &stdout, &stderr)
		if code == 0 && (server.got != test.want || stdout.String() != "done") || code != 0 && !strings.Contains(stderr.String(), test.want) {
			t.Errorf("%s: %d, sent %q, printed %q, %q, want %q", test.args, code, server.got, stdout.String(), stderr.String(), test.want)
		}
	}
}

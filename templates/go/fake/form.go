package fake

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A File is a file of a form.
type File struct {
	Field       string // name of the field
	Name        string // of the file
	ContentType string
	Header      http.Header // of the part
	Content     []byte
}

// checkForm reads a form, sets Body and Files, and checks them.
func (r *Request) checkForm(data []byte, contentType string) ([]schema.Fault, error) {
	want := r.Version.Request
	read := readURLEncoded
	if want.Coding == ops.Multipart {
		read = r.readParts
	}
	fields, err := read(data, contentType)
	if err != nil {
		return nil, refusal(http.StatusBadRequest, "reading the form: %v", err)
	}
	s := schema.Parse(want.Schema)
	form := schemas().Form(want, s, fields)
	pruned, _ := schemas().Prune(form, s)
	r.Body = json.RawMessage(tree.Encode(pruned))
	return schemas().Check(form, s, schema.Request), nil
}

// readURLEncoded returns the fields of an urlencoded form in their order.
func readURLEncoded(data []byte, _ string) (fields []schema.Field, err error) {
	for pair := range strings.SplitSeq(string(data), "&") {
		if pair == "" {
			continue
		}
		name, text, _ := strings.Cut(pair, "=")
		if name, err = url.QueryUnescape(name); err != nil {
			return nil, err
		}
		if text, err = url.QueryUnescape(text); err != nil {
			return nil, err
		}
		fields = append(fields, schema.Field{Name: name, Text: text})
	}
	return fields, nil
}

// readParts returns the fields of a form of several parts, and sets Files. The text
// of a file is its content.
func (r *Request) readParts(data []byte, contentType string) (fields []schema.Field, err error) {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, err
	}
	reader := multipart.NewReader(bytes.NewReader(data), params["boundary"])
	for {
		part, err := reader.NextRawPart()
		if err == io.EOF {
			return fields, nil
		}
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		if name := part.FileName(); name != "" {
			r.Files = append(r.Files, File{part.FormName(), name, part.Header.Get("Content-Type"), http.Header(part.Header), content})
		}
		fields = append(fields, schema.Field{Name: part.FormName(), Text: string(content)})
	}
}

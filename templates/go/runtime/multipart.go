package admin

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"
)

// encodeMultipart is the encoder of multipart/form-data (RFC 7578). Files are read
// while the form is sent.
func encodeMultipart(op *Operation, form any) (content, error) {
	fields, err := formFields(op, form)
	if err != nil {
		return content{}, err
	}
	w := partWriter{}
	w.Writer = multipart.NewWriter(&w.text)
	for _, f := range fields {
		if err := w.field(f); err != nil {
			return content{}, inMember(f.rule.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return content{}, err
	}
	w.flush()
	return content{reader: newUpload(w.parts...), mediaType: w.FormDataContentType()}, nil
}

// A partWriter collects what a form consists of: texts and files.
type partWriter struct {
	_ keyed

	*multipart.Writer
	text  bytes.Buffer // what follows the last file
	parts []io.Reader
}

// flush begins a new text.
func (w *partWriter) flush() {
	w.parts = append(w.parts, bytes.NewReader(bytes.Clone(w.text.Bytes())))
	w.text.Reset()
}

func (w *partWriter) field(f formField) error {
	for _, file := range f.files {
		if err := w.file(f.rule, file); err != nil {
			return err
		}
	}
	if f.files != nil {
		return nil
	}
	for _, p := range f.rule.pairs(f.value) {
		if err := w.pair(f.rule, p); err != nil {
			return err
		}
	}
	return nil
}

// pair writes a text as a part.
func (w *partWriter) pair(r formRule, p formPair) error {
	header := r.partHeader()
	mediaType := r.contentType
	if p.json {
		mediaType = cmp.Or(r.contentType, "application/json")
	}
	if mediaType != "" && r.style == "" {
		header.Set("Content-Type", mediaType)
	}
	header.Set("Content-Disposition", strings.TrimSuffix(multipart.FileContentDisposition(p.name, ""), `; filename=""`))
	part, err := w.CreatePart(header)
	if err == nil {
		_, err = io.WriteString(part, strings.Join(p.texts, p.separator))
	}
	return err
}

// file writes the header of a file, and adds the file itself to the parts.
func (w *partWriter) file(r formRule, f *FormFile) error {
	header := r.partHeader()
	for name, values := range f.Header {
		if strings.ContainsAny(name+strings.Join(values, ""), "\r\n") {
			return fmt.Errorf("header %q has a line break", name)
		}
		header[textproto.CanonicalMIMEHeaderKey(name)] = values
	}
	mediaType := cmp.Or(f.ContentType, r.contentType, "application/octet-stream")
	if strings.ContainsAny(mediaType, "\r\n") {
		return fmt.Errorf("content type %q has a line break", mediaType)
	}
	header.Set("Content-Type", mediaType)
	header.Set("Content-Disposition", multipart.FileContentDisposition(r.name, f.fileName(r.name)))
	if _, err := w.CreatePart(header); err != nil {
		return err
	}
	w.flush()
	w.parts = append(w.parts, f.Content)
	return nil
}

// partHeader returns the headers that the document gives to a part.
func (r *formRule) partHeader() textproto.MIMEHeader {
	header := textproto.MIMEHeader{}
	for i := 0; i+1 < len(r.headers); i += 2 {
		header.Set(r.headers[i], r.headers[i+1])
	}
	return header
}

package form

import (
	"bytes"
	"cmp"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// URLEncoded returns a form as application/x-www-form-urlencoded. Files are fields
// with their content.
func URLEncoded(fields []Field, in io.Reader) (io.ReadSeeker, error) {
	var pairs []string
	for _, f := range fields {
		text := f.Text
		if f.File != "" {
			data, err := read(f.File, in)
			if err != nil {
				return nil, err
			}
			text = string(data)
		}
		pairs = append(pairs, url.QueryEscape(f.Name)+"="+cmp.Or(f.Escaped, url.QueryEscape(text)))
	}
	return strings.NewReader(strings.Join(pairs, "&")), nil
}

func read(path string, in io.Reader) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(in)
	}
	return os.ReadFile(path)
}

// Multipart returns a form as multipart/form-data and its media type. It opens the
// files, which are read while the form is sent.
func Multipart(fields []Field, in io.Reader) (io.Reader, string, error) {
	w := writer{}
	w.Writer = multipart.NewWriter(&w.text)
	for _, f := range fields {
		if err := w.field(f, in); err != nil {
			return nil, "", err
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	w.flush()
	return joined(w.parts), w.FormDataContentType(), nil
}

// A writer collects the texts and files of a form.
type writer struct {
	*multipart.Writer
	text  bytes.Buffer // what follows the last file
	parts []io.Reader
}

func (w *writer) flush() {
	w.parts = append(w.parts, bytes.NewReader(bytes.Clone(w.text.Bytes())))
	w.text.Reset()
}

func (w *writer) field(f Field, in io.Reader) error {
	header := textproto.MIMEHeader{}
	if f.File == "" {
		header.Set("Content-Disposition", strings.TrimSuffix(multipart.FileContentDisposition(f.Name, ""), `; filename=""`))
		if f.MediaType != "" {
			header.Set("Content-Type", f.MediaType)
		}
		part, err := w.CreatePart(header)
		if err == nil {
			_, err = io.WriteString(part, f.Text)
		}
		return err
	}
	header.Set("Content-Disposition", multipart.FileContentDisposition(f.Name, cmp.Or(strings.TrimPrefix(filepath.Base(f.File), "-"), f.Name)))
	header.Set("Content-Type", cmp.Or(f.MediaType, mime.TypeByExtension(filepath.Ext(f.File)), "application/octet-stream"))
	if _, err := w.CreatePart(header); err != nil {
		return err
	}
	w.flush()
	if f.File == "-" {
		w.parts = append(w.parts, in)
		return nil
	}
	file, err := os.Open(f.File) // it is read until the program ends
	if err == nil {
		w.parts = append(w.parts, file)
	}
	return err
}

// joined returns readers one after the other. The result can seek if all of them can,
// so that a request can be repeated.
func joined(parts []io.Reader) io.Reader {
	var s sections
	for _, part := range parts {
		seeker, ok := part.(io.ReadSeeker)
		if !ok {
			return io.MultiReader(parts...)
		}
		size, err := seeker.Seek(0, io.SeekEnd)
		if err == nil {
			_, err = seeker.Seek(0, io.SeekStart)
		}
		if err != nil {
			return io.MultiReader(parts...)
		}
		s.parts = append(s.parts, seeker)
		s.sizes = append(s.sizes, size)
	}
	return &s
}

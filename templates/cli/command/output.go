package command

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/templates/cli/render"
)

// An output is where the answer goes: standard output, or a file that gets its
// name when all of it has been written.
type output struct {
	io.Writer
	buffer *bufio.Writer
	file   *os.File // nil for standard output
	path   string
}

// open makes sure that the answer can be written, before anything is sent.
func (s *session) open() (*output, error) {
	if s.options.outputFile == "" {
		buffer := bufio.NewWriter(s.out)
		return &output{Writer: buffer, buffer: buffer}, nil
	}
	path := s.options.outputFile
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, usagef("--output-file: %w", err)
	}
	buffer := bufio.NewWriter(file)
	return &output{Writer: buffer, buffer: buffer, file: file, path: path}, nil
}

// close finishes the output. After an error, or if nothing was written, a file
// is as it was before.
func (o *output) close(err error) error {
	wrote := o.buffer.Buffered() > 0
	if o.file == nil {
		return errors.Join(err, o.buffer.Flush())
	}
	err = errors.Join(err, o.buffer.Flush())
	if info, failed := o.file.Stat(); failed == nil {
		wrote = wrote || info.Size() > 0
	}
	err = errors.Join(err, o.file.Close())
	if err == nil && wrote {
		err = os.Rename(o.file.Name(), o.path)
		if err == nil {
			return nil
		}
		err = fmt.Errorf("--output-file: %w", err)
	}
	return errors.Join(err, os.Remove(o.file.Name()))
}

// printer returns what prints the answer.
func (i *invocation) printer() (*render.Printer, error) {
	var columns []string
	if i.options.columns != "" {
		columns = strings.Split(i.options.columns, ",")
	}
	p, err := render.New(render.Options{
		Format: i.options.output, Query: i.options.query, Columns: columns,
		Color: i.options.outputFile == "" && i.colored(),
	})
	if err != nil {
		return nil, usage(err)
	}
	answer := i.v.Answer()
	switch {
	case answer == nil:
	case p.Wants("table"):
		p.SuggestColumns(i.schemas.Columns(answer.Schema, true))
	case p.Wants("csv"):
		p.SuggestColumns(i.schemas.Columns(answer.Schema, false))
	}
	return p, i.refuse()
}

// refuse keeps binary answers off terminals, and queries off what is no JSON.
func (i *invocation) refuse() error {
	answer := i.v.Answer()
	if answer == nil || isText(answer.Type) {
		return nil
	}
	if i.options.query != "" {
		return usagef("--query: the answer is %s, not JSON", answer.Type)
	}
	packed := answer.Format == "gzip" && !i.options.decompress || answer.Format != "gzip"
	if packed && i.options.outputFile == "" && isTerminal(i.out) {
		return usagef("the answer is %s, which is not for a terminal: use --output-file FILE%s", answer.Type, unpack(answer.Format))
	}
	return nil
}

func unpack(format string) string {
	if format == "gzip" {
		return ", or --decompress"
	}
	return ""
}

// isText reports whether a media type is for readers.
func isText(mediaType string) bool {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	for _, end := range []string{"json", "csv", "xml", "yaml"} {
		if strings.HasSuffix(mediaType, "+"+end) || strings.HasSuffix(mediaType, "/"+end) {
			return true
		}
	}
	return mediaType == "" || strings.HasPrefix(mediaType, "text/")
}

// answer writes the body of an answer.
func (i *invocation) answer(w io.Writer, p *render.Printer, resp *http.Response) error {
	mediaType := resp.Header.Get("Content-Type")
	if isText(mediaType) && (mediaType == "" || strings.Contains(mediaType, "json")) {
		data, err := io.ReadAll(resp.Body)
		if err != nil {
			return err
		}
		return p.Print(w, data)
	}
	source := io.Reader(resp.Body)
	if i.options.decompress && strings.Contains(mediaType, "gzip") {
		unpacked, err := gzip.NewReader(resp.Body)
		if err != nil {
			return fmt.Errorf("--decompress: %w", err)
		}
		source = unpacked
	}
	if _, err := io.Copy(w, source); err != nil {
		return fmt.Errorf("copying the answer: %w", err)
	}
	return nil
}

package command

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/render"
)

// An output receives the response: standard output, or a file that gets its name when
// it is complete.
type output struct {
	*bufio.Writer
	file      *os.File // nil for standard output
	temporary string   // temporary name of the file; empty for a device, which is written directly
	path      string
}

// open checks that the output can be written, before anything is sent.
func (s *session) open() (*output, error) {
	path := s.options.outputFile
	if path == "" || path == "-" {
		return &output{Writer: bufio.NewWriter(s.out)}, nil
	}
	o, err := create(path)
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	if err != nil {
		return nil, usagef("--output-file %s: %w", path, err)
	}
	return o, nil
}

// create creates the file that will replace the one at path. If path is a symbolic
// link, the file replaces its target.
func create(path string) (*output, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	o, mode := &output{path: path}, fs.FileMode(0o666)
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		o.file, err = os.OpenFile(path, os.O_WRONLY, 0)
	default:
		if err == nil {
			mode = info.Mode().Perm()
		}
		o.temporary = filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d", filepath.Base(path), os.Getpid()))
		o.file, err = os.OpenFile(o.temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	}
	o.Writer = bufio.NewWriter(o.file)
	return o, err
}

// close finishes the output. After an error, or if nothing was written, an existing
// file does not change.
func (o *output) close(err error) error {
	err = errors.Join(err, o.Flush())
	if o.file == nil {
		return err
	}
	info, failed := o.file.Stat()
	err = errors.Join(err, failed, o.file.Close())
	switch {
	case o.temporary == "":
		return err
	case err == nil && info.Size() > 0:
		if err = os.Rename(o.temporary, o.path); err == nil {
			return nil
		}
		err = fmt.Errorf("--output-file: %w", err)
	}
	return errors.Join(err, os.Remove(o.temporary))
}

// printer returns the printer of the response.
func (i *invocation) printer() (*render.Printer, error) {
	var columns []string
	if i.options.columns != "" {
		columns = strings.Split(i.options.columns, ",")
	}
	o := render.Options{Format: i.options.output, Query: i.options.query, Columns: columns, Items: i.listItems(i.v), Color: i.colored(), Terminal: i.onTerminal()}
	if i.onTerminal() {
		o.Width = width(i.out)
	}
	p, err := render.New(o)
	if err != nil {
		return nil, usage(err)
	}
	answer := i.v.Answer()
	switch {
	case answer == nil:
	case p.Wants("table"):
		p.SuggestColumns(i.schemas.Columns(answer.Schema, o.Items, true))
	case p.Wants("csv"):
		p.SuggestColumns(i.schemas.Columns(answer.Schema, o.Items, false))
	}
	return p, i.refuse()
}

// refuse rejects binary responses on a terminal, and queries on responses that are not
// JSON.
func (i *invocation) refuse() error {
	answer := i.v.Answer()
	if answer == nil || isText(answer.Type) {
		return nil
	}
	if i.options.query != "" {
		return usagef("--query: the answer is %s, not JSON", answer.Type)
	}
	packed := answer.Format == "gzip" && !i.options.decompress || answer.Format != "gzip"
	if packed && i.onTerminal() {
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

// isText reports whether a media type is text.
func isText(mediaType string) bool {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	for _, end := range []string{"json", "csv", "xml", "yaml"} {
		if strings.HasSuffix(mediaType, "+"+end) || strings.HasSuffix(mediaType, "/"+end) {
			return true
		}
	}
	return mediaType == "" || strings.HasPrefix(mediaType, "text/")
}

// readAnswer returns the body of an answer, unless it is larger than --max-answer allows.
func (s *session) readAnswer(resp *http.Response) ([]byte, error) {
	most := int64(s.options.maxAnswer)
	if most == 0 {
		most = standardAnswer
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("the answer has more than %d bytes; --max-answer allows more", most)
	}
	return data, err
}

// standardAnswer is the largest answer that is read where no flag says otherwise.
const standardAnswer = 64 << 20

// answer writes the body of an answer.
func (i *invocation) answer(w io.Writer, p *render.Printer, resp *http.Response) error {
	mediaType := resp.Header.Get("Content-Type")
	if isText(mediaType) && (mediaType == "" || strings.Contains(mediaType, "json")) {
		data, err := i.readAnswer(resp)
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
	if i.onTerminal() {
		w = render.Clean(w)
	}
	if _, err := io.Copy(w, source); err != nil {
		return fmt.Errorf("copying the answer: %w", err)
	}
	return nil
}

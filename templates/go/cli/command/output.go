package command

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/paging"
	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/cli/sink"
	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// open checks that the output can be written, before anything is sent.
func (s *session) open() (*sink.Sink, error) {
	out, err := sink.Open(s.options.outputFile, s.out)
	if err != nil {
		return nil, failure.Usagef("--output-file %s: %w", s.options.outputFile, err)
	}
	return out, nil
}

// printer returns the printer of the response.
func (i *invocation) printer(g *supplied) (*render.Printer, error) {
	var columns []string
	if i.options.columns != "" {
		columns = strings.Split(i.options.columns, ",")
	}
	o := render.Options{Format: i.options.output, Query: i.options.query, Columns: columns, Items: paging.Items(i.Table, i.v), Color: i.colored(), Terminal: i.onTerminal()}
	if i.onTerminal() {
		o.Width = terminal.Width(i.out)
	}
	p, err := render.New(o)
	if err != nil {
		text, isFormat := strings.CutPrefix(err.Error(), "--output: ")
		if isFormat {
			text = g.origin("output") + ": " + text
		}
		return nil, failure.Usagef("%s", text)
	}
	answer := i.v.Answer()
	if answer != nil && p.Tabular() {
		p.SuggestColumns(i.schemas.Columns(answer.Schema, o.Items, true))
	}
	return p, i.refuse()
}

// refuse rejects binary responses on a terminal, and queries on responses that are not
// JSON.
func (i *invocation) refuse() error {
	answer := i.v.Answer()
	if i.options.accept != "" {
		_, format, _ := strings.Cut(i.options.accept, "/")
		answer = &ops.Media{Type: i.options.accept, Format: format}
	}
	if answer == nil || isText(answer.Type) {
		return nil
	}
	if i.options.query != "" {
		return failure.Usagef("--query: the answer is %s, not JSON", answer.Type)
	}
	packed := answer.Format == "gzip" && !i.options.decompress || answer.Format != "gzip"
	if packed && i.onTerminal() {
		return failure.Usagef("the answer is %s, which is not for a terminal: use --output-file FILE%s", answer.Type, unpack(answer.Format))
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
	for _, end := range []string{"json", "csv", "xml", "yaml", "x-ndjson", "jsonl", "json-seq", "x-www-form-urlencoded"} {
		if strings.HasSuffix(mediaType, "+"+end) || strings.HasSuffix(mediaType, "/"+end) {
			return true
		}
	}
	return mediaType == "" || strings.HasPrefix(mediaType, "text/")
}

// isJSON reports whether a media type is one JSON value, and no sequence of them.
func isJSON(mediaType string) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	mediaType = strings.TrimSpace(mediaType)
	return mediaType == "" || strings.HasSuffix(mediaType, "/json") || strings.HasSuffix(mediaType, "+json")
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
func (j *job) answer(resp *http.Response) error {
	mediaType := resp.Header.Get("Content-Type")
	if isJSON(mediaType) {
		data, err := j.readAnswer(resp)
		if err != nil {
			return err
		}
		if j.v.Paging != nil && !j.printer.Exact() {
			j.rest, _ = paging.List{How: j.v.Paging, Request: j.request, Largest: j.usual()}.After(resp, data) // Print returns the error
		}
		return j.printer.Print(j.out, data)
	}
	source := io.Reader(resp.Body)
	if j.options.decompress && strings.Contains(mediaType, "gzip") {
		unpacked, err := gzip.NewReader(resp.Body)
		if err != nil {
			return fmt.Errorf("--decompress: %w", err)
		}
		source = unpacked
	}
	w := io.Writer(j.out)
	if j.onTerminal() {
		w = render.Clean(w)
	}
	if err := sink.Relay(w, source); err != nil {
		return fmt.Errorf("copying the answer: %w", err)
	}
	return nil
}

// Package render prints responses as JSON, YAML, lines of JSON, a table or CSV,
// or with a template. A query can select parts of them.
package render

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// formats are the values of the flag --output, without go-template, which needs
// a template.
var formats = []string{"json", "yaml", "jsonl", "table", "csv", "raw"}

// Formats returns the names of all formats.
func Formats() []string { return append(append([]string{}, formats...), "go-template=") }

// Options for a Printer.
type Options struct {
	Format  string   // one of Formats; empty for json
	Query   string   // a jq query, or empty
	Columns []string // of table and csv: paths, or NAME=PATH; only "all" for all; nil for those of the response
	Items   []string // names of members that lead from a page to the list in it
	Color   bool

	// Terminal makes harmless what a terminal would obey: in JSON by an escape,
	// elsewhere by leaving it out.
	Terminal bool
	Width    int // largest width of a table, or 0 for no limit
}

// A Printer prints responses in one format.
type Printer struct {
	options Options
	format  string
	query   *query // nil if there is none
	columns []column
	omitted omission
	print   func(w io.Writer, v any) error
}

// New returns a Printer. It returns an error for a template, query or column
// that it cannot parse, before anything is sent.
func New(o Options) (*Printer, error) {
	p := &Printer{options: o, format: o.Format}
	if p.format == "" {
		p.format = "json"
	}
	if o.Query != "" {
		var err error
		if p.query, err = parseQuery(o.Query); err != nil {
			return nil, fmt.Errorf("--query: %w", err)
		}
	}
	if err := p.parseColumns(); err != nil {
		return nil, fmt.Errorf("--columns: %w", err)
	}
	return p, p.choose()
}

func (p *Printer) choose() error {
	text, isTemplate := strings.CutPrefix(p.format, "go-template=")
	switch {
	case isTemplate:
		t, err := parseTemplate(text)
		if err != nil {
			return fmt.Errorf("--output: %w", err)
		}
		p.format = "go-template"
		p.print = t.print
		return nil
	case p.format == "json":
		p.print = p.json
	case p.format == "yaml":
		p.print = printYAML
	case p.format == "jsonl":
		p.print = p.lines
	case p.format == "table":
		p.print = p.table
	case p.format == "csv":
		p.print = p.csv
	case p.format == "raw":
		p.print = p.raw
	default:
		return fmt.Errorf("--output: %q is not one of %s", p.format, strings.Join(Formats(), ", "))
	}
	return nil
}

// Streams reports whether the format prints items one by one.
func (p *Printer) Streams() bool { return p.format == "jsonl" }

// Exact reports whether the format shows the response as it came.
func (p *Printer) Exact() bool { return p.format == "raw" }

// Tabular reports whether the format has columns.
func (p *Printer) Tabular() bool { return p.format == "table" || p.format == "csv" }

// Print prints a JSON text. It prints other text unchanged, unless the format
// or a query needs JSON.
func (p *Printer) Print(w io.Writer, data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	if p.format == "raw" && p.query == nil {
		_, err := p.safe(w).Write(data)
		return err
	}
	v, err := tree.Decode(data)
	if err != nil {
		return fmt.Errorf("the response is not JSON: %w", err)
	}
	return p.Value(w, v)
}

// Value prints a value.
func (p *Printer) Value(w io.Writer, v any) error {
	if p.format != "json" && p.format != "jsonl" {
		w = p.safe(w)
	}
	if p.query == nil || p.Streams() {
		return p.print(w, v)
	}
	values, err := p.query.run(v)
	if err != nil {
		return fmt.Errorf("--query: %w", err)
	}
	if p.format == "csv" || p.format == "table" && !areScalars(values) {
		return p.print(w, rowsOf(values))
	}
	for i, v := range values {
		if i > 0 && p.format == "yaml" {
			if _, err := io.WriteString(w, "---\n"); err != nil {
				return err
			}
		}
		if err := p.result(w, v); err != nil {
			return err
		}
	}
	return nil
}

// result prints a result of the query. Strings have no quotes, unless somebody chose a
// format that is for programs.
func (p *Printer) result(w io.Writer, v any) error {
	if _, isText := v.(string); p.format == "table" || isText && p.options.Format == "" {
		return p.raw(p.safe(w), v)
	}
	return p.print(w, v)
}

// areScalars reports whether values are neither lists nor objects.
func areScalars(values []any) bool {
	return !slices.ContainsFunc(values, func(v any) bool {
		switch v.(type) {
		case []any, *tree.Object:
			return true
		}
		return false
	})
}

// rowsOf returns the results of a query as one list.
func rowsOf(values []any) any {
	if len(values) == 1 {
		return values[0]
	}
	return values
}

// safe returns a writer that drops what a terminal would obey, if w is one.
func (p *Printer) safe(w io.Writer) io.Writer {
	if !p.options.Terminal {
		return w
	}
	return Clean(w)
}

// Item prints an item of a list, or what the query makes of it, as lines of JSON.
func (p *Printer) Item(w io.Writer, item any) error {
	if p.query == nil {
		return p.line(w, item)
	}
	values, err := p.query.run(item)
	if err != nil {
		return fmt.Errorf("--query: %w; with jsonl it sees one item at a time", err)
	}
	for _, v := range values {
		if err := p.line(w, v); err != nil {
			return err
		}
	}
	return nil
}

// line prints a value as one line of JSON.
func (p *Printer) line(w io.Writer, v any) error {
	text := tree.Encode(v)
	if p.options.Terminal {
		text = escape(text)
	}
	_, err := w.Write(append(text, '\n'))
	return err
}

// items returns the items of a page or of a list. Any other value is the only
// item, and listed is false.
func (p *Printer) items(v any) (list []any, listed bool) {
	if list, listed = v.([]any); listed {
		return list, true
	}
	inner := v
	for _, name := range p.options.Items {
		o, ok := inner.(*tree.Object)
		if !ok {
			return []any{v}, false
		}
		inner, _ = o.Get(name)
	}
	if list, listed = inner.([]any); listed {
		return list, true
	}
	return []any{v}, false
}

func (p *Printer) lines(w io.Writer, v any) error {
	list, _ := p.items(v)
	for _, item := range list {
		if err := p.Item(w, item); err != nil {
			return err
		}
	}
	return nil
}

// raw prints a string without quotes, and other values as JSON.
func (p *Printer) raw(w io.Writer, v any) error {
	if text, ok := v.(string); ok {
		_, err := io.WriteString(w, text+"\n")
		return err
	}
	return p.line(w, v)
}

func (p *Printer) json(w io.Writer, v any) error {
	text := tree.Indent(v)
	if p.options.Terminal {
		text = escape(text)
	}
	if p.options.Color {
		text = color(text)
	}
	_, err := w.Write(append(text, '\n'))
	return err
}

// Package render prints responses as JSON, YAML, lines of JSON, a table or CSV,
// or with a template. A query can select parts of them.
package render

import (
	"bytes"
	"fmt"
	"io"
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
	Columns []string // paths of the columns of table and csv; nil for those of the response
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
	columns []tree.Path
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
	for _, c := range o.Columns {
		path, err := tree.ParsePath(c)
		if err != nil {
			return nil, fmt.Errorf("--columns: %w", err)
		}
		p.columns = append(p.columns, path)
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

// Streams reports whether the format can print items one by one.
func (p *Printer) Streams() bool { return p.format == "jsonl" && p.query == nil }

// Wants reports whether the options name the format.
func (p *Printer) Wants(format string) bool { return p.options.Format == format }

// SuggestColumns sets the columns that are shown if the options name none.
func (p *Printer) SuggestColumns(names []string) {
	if p.columns != nil {
		return
	}
	for _, name := range names {
		p.columns = append(p.columns, tree.Path{{Name: name, Index: -1}})
	}
}

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
	if p.query == nil {
		return p.print(w, v)
	}
	values, err := p.query.run(v)
	if err != nil {
		return fmt.Errorf("--query: %w", err)
	}
	if p.format == "table" || p.format == "csv" {
		return p.print(w, rowsOf(values))
	}
	for i, v := range values {
		if i > 0 && p.format == "yaml" {
			if _, err := io.WriteString(w, "---\n"); err != nil {
				return err
			}
		}
		if err := p.print(w, v); err != nil {
			return err
		}
	}
	return nil
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

// Line prints a value as one line of JSON.
func (p *Printer) Line(w io.Writer, v any) error {
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
		if err := p.Line(w, item); err != nil {
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
	return p.Line(w, v)
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

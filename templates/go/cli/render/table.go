package render

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

const (
	widest  = 48 // of a cell, in characters
	gap     = 2  // between columns
	guessed = 6  // number of columns if no flag names any
)

// table prints a list as rows and columns, and any other value as names and
// values.
func (p *Printer) table(w io.Writer, v any) error {
	var text strings.Builder
	t := tabwriter.NewWriter(&text, 0, 0, gap, ' ', 0)
	for _, row := range p.rows(v) {
		_, _ = io.WriteString(t, strings.Join(row, "\t")+"\n") // Flush returns the error
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for line := range strings.Lines(text.String()) {
		if _, err := io.WriteString(w, strings.TrimRight(line, " \n")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func (p *Printer) rows(v any) [][]string {
	list, listed := p.items(v)
	if object, ok := v.(*tree.Object); ok && !listed && (p.options.Columns == nil || p.everything()) {
		return p.pairs(object.Members())
	}
	columns := p.shown(list)
	rows := [][]string{headings(columns)}
	for _, item := range list {
		rows = append(rows, cells(item, columns, p.short))
	}
	if p.options.Columns == nil && p.options.Width > 0 {
		rows = fitting(rows, p.options.Width)
		p.omitted.Shown = len(rows[0])
	}
	return rows
}

// pairs returns the names and values of an object. On a terminal, values are cut at
// the width of the line.
func (p *Printer) pairs(members []tree.Member) [][]string {
	room := 0
	if p.options.Width > 0 {
		name := 0
		for _, m := range members {
			name = max(name, utf8.RuneCountInString(m.Name))
		}
		room = max(p.options.Width-name-gap, 16)
	}
	var rows [][]string
	for _, m := range members {
		rows = append(rows, []string{p.short(m.Name), shortened(cell(m.Value), room)})
	}
	return rows
}

// fitting removes the last columns of rows that would be wider than a line.
func fitting(rows [][]string, width int) [][]string {
	used, n := -gap, 0
	for n < len(rows[0]) {
		widest := 0
		for _, row := range rows {
			widest = max(widest, utf8.RuneCountInString(row[n]))
		}
		if used += gap + widest; used > width {
			break
		}
		n++
	}
	for i := range rows {
		rows[i] = rows[i][:max(n, 1)]
	}
	return rows
}

// csv prints a list as comma-separated values (RFC 4180) with a header line.
func (p *Printer) csv(w io.Writer, v any) error {
	out := csv.NewWriter(w)
	list, _ := p.items(v)
	columns := p.shown(list)
	var names []string
	for _, c := range columns {
		names = append(names, cmp.Or(c.name, c.path.String(), "value"))
	}
	_ = out.Write(names) // Error returns the error
	for _, item := range list {
		_ = out.Write(cells(item, columns, whole))
	}
	out.Flush()
	return out.Error()
}

// headings returns the names of columns as upper-case words: "DISK SIZE GB"
// for "diskSizeGB".
func headings(columns []column) []string {
	var names []string
	for _, c := range columns {
		names = append(names, cmp.Or(c.name, heading([]rune(c.path.String())), "VALUE"))
	}
	return names
}

func heading(name []rune) string {
	var b strings.Builder
	for i, r := range name {
		begins := i > 0 && unicode.IsUpper(r)
		ends := i+1 < len(name) && unicode.IsLower(name[i+1])
		if begins && (unicode.IsLower(name[i-1]) || unicode.IsUpper(name[i-1]) && ends) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

func cells(item any, columns []column, form func(string) string) []string {
	var list []string
	for _, c := range columns {
		v, _ := tree.Get(item, c.path)
		list = append(list, form(cell(v)))
	}
	return list
}

// cell returns a value as text.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		var parts []string
		for _, item := range v {
			if _, ok := item.(*tree.Object); ok {
				return string(tree.Encode(v))
			}
			parts = append(parts, cell(item))
		}
		return strings.Join(parts, ",")
	}
	return string(tree.Encode(v))
}

func whole(text string) string { return text }

// short returns the text of a cell, which is cut on a terminal.
func (p *Printer) short(text string) string {
	if p.options.Width > 0 {
		return shortened(text, widest)
	}
	return shortened(text, 0)
}

// shortened returns text on one line, without control characters. If most is not 0, it
// has at most that many characters.
func shortened(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, text)
	if most == 0 || utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

package render

import (
	"errors"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A column of a table or of CSV.
type column struct {
	name string // its heading, or empty
	path tree.Path
}

// An omission says how many of the columns that have values are shown.
type omission struct{ Shown, Of int }

// Omitted returns how many of the columns that have values were printed. Both numbers
// are 0 if no columns were printed, or if the options name them.
func (p *Printer) Omitted() (shown, of int) { return p.omitted.Shown, p.omitted.Of }

// parseColumns reads the columns that the options name.
func (p *Printer) parseColumns() error {
	if p.everything() {
		return nil
	}
	for _, text := range p.options.Columns {
		c := column{}
		name, path, renamed := strings.Cut(text, "=")
		switch {
		case renamed && name == "":
			return errors.New("want PATH or NAME=PATH, not " + text)
		case renamed && !strings.Contains(name, "["): // else it is a part of the path
			c.name = name
		default:
			path = text
		}
		var err error
		if c.path, err = tree.ParsePath(path); err != nil {
			return err
		}
		p.columns = append(p.columns, c)
	}
	return nil
}

// everything reports whether the options ask for all columns.
func (p *Printer) everything() bool { return slices.Equal(p.options.Columns, []string{"all"}) }

// SuggestColumns sets the columns that are shown if the options name none.
func (p *Printer) SuggestColumns(names []string) {
	if p.columns != nil {
		return
	}
	for _, name := range names {
		p.columns = append(p.columns, member(name))
	}
}

// member returns the column of a member of the items.
func member(name string) column {
	return column{path: tree.Path{{Name: name, Index: -1}}}
}

// shown returns the columns: those of the options, or else the first scalar members
// of the items that have values.
func (p *Printer) shown(list []any) []column {
	if p.options.Columns != nil && !p.everything() {
		return p.columns
	}
	columns := slices.Clone(p.columns)
	if p.query != nil || len(columns) == 0 {
		columns = found(list)
	}
	if len(list) > 0 {
		columns = slices.DeleteFunc(columns, func(c column) bool { return c.isEmpty(list) })
	}
	p.omitted = omission{len(columns), len(columns)}
	if len(columns) > guessed && p.query == nil && !p.everything() {
		columns = columns[:guessed]
		p.omitted.Shown = guessed
	}
	if len(columns) == 0 {
		columns = []column{{}}
	}
	return columns
}

// isEmpty reports whether no item has a value in the column.
func (c column) isEmpty(list []any) bool {
	return !slices.ContainsFunc(list, func(item any) bool { v, _ := tree.Get(item, c.path); return v != nil })
}

// found returns the scalar members of the items, in order of appearance.
func found(list []any) []column {
	var columns []column
	seen := map[string]bool{}
	for _, item := range list {
		object, ok := item.(*tree.Object)
		if !ok {
			return nil
		}
		for _, m := range object.Members() {
			switch m.Value.(type) {
			case *tree.Object, []any, nil:
				continue
			}
			if !seen[m.Name] {
				seen[m.Name] = true
				columns = append(columns, member(m.Name))
			}
		}
	}
	return columns
}

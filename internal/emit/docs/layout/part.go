// Package layout reads the layout of pieces of pages from templates.
package layout

import (
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	files "github.com/atlasgen/atlasgen/templates/docs"
)

// A Part is the layout of a piece of a page: a definition in a text/template file
// whose fields are complete HTML or Markdown. A page has thousands of pieces, and
// text/template needs ten times the CPU of writing them directly. So a definition
// without logic is split into texts and fields once, and written without
// text/template.
type Part struct {
	template *template.Template
	fields   []string // that the definition may use
	pieces   []piece  // nil if the definition has logic
}

// A piece is a text and the field after it. The last piece has no field.
type piece struct{ text, field string }

// Write writes the part into b. It calls fill to write the content of each field.
func (p *Part) Write(b *bytes.Buffer, fill func(field string)) error {
	if p.pieces == nil {
		return p.execute(b, fill)
	}
	for _, x := range p.pieces {
		b.WriteString(x.text)
		if x.field != "" {
			fill(x.field)
		}
	}
	return nil
}

// execute writes a part with logic.
func (p *Part) execute(b *bytes.Buffer, fill func(field string)) error {
	start := b.Len()
	data := map[string]string{}
	for _, field := range p.fields {
		fill(field)
		data[field] = string(b.Bytes()[start:])
		b.Truncate(start)
	}
	return p.template.Execute(b, data)
}

// Read reads the parts of a struct that has a struct of parts for each file. Field
// Tree stands for tree.parts.tmpl, and its field Attribute for the definition with
// that name. The tag "fields" of a part lists the fields that the definition may use.
// A file in given replaces the built-in one with the same name.
func Read(given fs.FS, all any) error {
	for file, group := range reflect.ValueOf(all).Elem().Fields() {
		if err := readFile(given, strings.ToLower(file.Name)+".parts", group); err != nil {
			return err
		}
	}
	return nil
}

func readFile(given fs.FS, name string, group reflect.Value) error {
	data, err := files.Read(given, name+".tmpl")
	if err != nil {
		return fmt.Errorf("reading template %s: %w", name, err)
	}
	set, err := template.New(name).Option("missingkey=error").Parse(string(data))
	if err != nil {
		return fmt.Errorf("reading template %s: %w", name, err)
	}
	for field, value := range group.Fields() {
		t := set.Lookup(field.Name)
		if t == nil {
			return fmt.Errorf("template: %s: it does not define %q", name, field.Name)
		}
		p := Part{template: t, fields: strings.Fields(field.Tag.Get("fields"))}
		if err := p.read(); err != nil {
			return err
		}
		value.Set(reflect.ValueOf(p))
	}
	return nil
}

// read reads a definition without logic.
func (p *Part) read() error {
	pieces := []piece{{}}
	for _, n := range p.template.Root.Nodes {
		last := &pieces[len(pieces)-1]
		switch n := n.(type) {
		case *parse.TextNode:
			last.text += string(n.Text)
		case *parse.ActionNode:
			field, ok := plainField(n)
			if !ok {
				return nil
			}
			if !slices.Contains(p.fields, field) {
				place, context := p.template.ErrorContext(n)
				return fmt.Errorf("template: %s: executing %q at <%s>: there is no field %s", place, p.template.Name(), strings.Trim(context, "{}"), field)
			}
			last.field = field
			pieces = append(pieces, piece{})
		default:
			return nil
		}
	}
	p.pieces = pieces
	return nil
}

// plainField returns the name of the field that an action prints, if it does
// nothing else.
func plainField(n *parse.ActionNode) (string, bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 1 {
		return "", false
	}
	field, ok := n.Pipe.Cmds[0].Args[0].(*parse.FieldNode)
	if !ok || len(field.Ident) != 1 {
		return "", false
	}
	return field.Ident[0], true
}

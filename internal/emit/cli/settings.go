package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// settings returns the file that describes the program: its settings and ways to
// authenticate.
func settings(doc *model.Document, o Options) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n\npackage main\n\nimport (\n", header)
	imports := []string{o.Module + "/internal/page", o.Module + "/internal/profile"}
	if slices.ContainsFunc(doc.Security, func(s *model.SecurityScheme) bool { return s.Token != nil }) {
		imports = append(imports, o.Module+"/internal/command")
	}
	for _, path := range imports {
		fmt.Fprintf(&b, "%q\n", path)
	}
	fmt.Fprintf(&b, "admin %q\n)\n", o.SDK+"/"+o.Package)
	about(&b, o)
	credentials(&b, doc, o)
	return b.Bytes()
}

// about writes the description of the program: its name, its settings and its flags.
func about(b *bytes.Buffer, o Options) {
	p := o.Program
	fmt.Fprintf(b, "\nvar about = page.Program{\nName: %q,\nSettings: profile.Table{\nVariable: %q,\nKeys: []profile.Key{\n", p.Name, p.Settings.Variable)
	for _, k := range p.Settings.Keys {
		keyOf(k).write(b)
	}
	b.WriteString("},\n")
	ways(b, p.Settings.Ways)
	if len(p.Settings.Servers) > 0 {
		b.WriteString("Servers: []profile.Server{\n")
		for _, s := range p.Settings.Servers {
			var f fields
			f.text("Key", s.Key)
			f.text("Variable", s.Variable)
			f.write(b)
		}
		b.WriteString("},\n")
	}
	if len(p.Settings.Security) > 0 {
		fmt.Fprintf(b, "Security: %s,\n", nested(p.Settings.Security))
	}
	if len(p.Settings.Certificate) > 0 {
		fmt.Fprintf(b, "Certificate: %#v,\n", p.Settings.Certificate)
	}
	b.WriteString("},\n")
	renames(b, p.Renames)
	if len(p.Hidden) > 0 {
		fmt.Fprintf(b, "Hidden: %#v,\n", p.Hidden)
	}
	b.WriteString("}\n")
}

func keyOf(k profile.Key) fields {
	var f fields
	f.text("Name", k.Name)
	f.text("Env", k.Env)
	f.text("Text", k.Text)
	f.text("Flag", k.Flag)
	f.text("Param", k.Param)
	f.text("Alias", k.Alias)
	if k.Secret {
		f = append(f, "Secret: true")
	}
	return f
}

// ways writes how the program authenticates.
func ways(b *bytes.Buffer, list []profile.Way) {
	if len(list) == 0 {
		return
	}
	b.WriteString("Ways: []profile.Way{\n")
	for _, w := range list {
		var f fields
		f.text("Scheme", w.Scheme)
		f.text("Title", w.Title)
		f.texts("Keys", w.Keys)
		f.text("Sends", string(w.Sends))
		f.text("Param", w.Param)
		f.write(b)
	}
	b.WriteString("},\n")
}

// renames writes the flags that are not called as their parameters.
func renames(b *bytes.Buffer, list []page.Rename) {
	if len(list) == 0 {
		return
	}
	b.WriteString("Renames: []page.Rename{\n")
	for _, r := range list {
		var f fields
		f.text("Param", r.Param)
		f.text("Below", r.Below)
		f.text("Flag", r.Flag)
		f.write(b)
	}
	b.WriteString("},\n")
}

// nested returns a list of lists as Go source.
func nested(lists [][]string) string {
	var b strings.Builder
	b.WriteString("[][]string{")
	for i, list := range lists {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strings.TrimPrefix(fmt.Sprintf("%#v", list), "[]string"))
	}
	return b.String() + "}"
}

// fields returns the non-zero fields of a struct as Go source.
type fields []string

func (f *fields) text(name, value string) {
	if value != "" {
		*f = append(*f, fmt.Sprintf("%s: %q", name, value))
	}
}

func (f *fields) texts(name string, values []string) {
	*f = append(*f, fmt.Sprintf("%s: %#v", name, values))
}

func (f fields) write(b *bytes.Buffer) { fmt.Fprintf(b, "{%s},\n", strings.Join(f, ", ")) }

// credentials writes the options of the client for each way to authenticate.
func credentials(b *bytes.Buffer, doc *model.Document, o Options) {
	b.WriteString("\n// credentials are the options of the client for about.Settings.Ways.\nvar credentials = []func(v []string) admin.Option{\n")
	for _, w := range o.Program.Settings.Ways {
		s := scheme(doc, w.Scheme)
		if s.Token != nil && len(w.Keys) == 1 {
			fmt.Fprintf(b, "func(v []string) admin.Option { return admin.%s(command.Static(v[0])) },\n", s.TokenOption)
			continue
		}
		args := []string{"v[0]", "v[1]"}[:len(w.Keys)]
		fmt.Fprintf(b, "func(v []string) admin.Option { return admin.%s(%s) },\n", s.Option, strings.Join(args, ", "))
	}
	b.WriteString("}\n")
}

func scheme(doc *model.Document, wire string) *model.SecurityScheme {
	for _, s := range doc.Security {
		if s.Name.Wire == wire {
			return s
		}
	}
	return nil
}

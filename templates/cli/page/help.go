package page

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/ops"
)

// Help returns the help of an operation in one version: one screen.
func Help(program string, op *ops.Operation, v *ops.Version) string {
	var b strings.Builder
	if op.Summary != "" {
		wrap(&b, "", op.Summary)
		b.WriteByte('\n')
	}
	if first, _, _ := strings.Cut(op.Description, "\n"); first != "" {
		wrap(&b, "", first)
		b.WriteByte('\n')
	}
	b.WriteString("  " + op.Method + " " + op.Path + "\n")
	for _, f := range facts(op) {
		fill(&b, "  ", "    ", f[0]+": "+f[1])
	}
	b.WriteString("\nUsage:\n  " + usage(program, op, v) + "\n")
	flags(&b, op, v)
	b.WriteString("\nExample:\n")
	for line := range strings.Lines(Example(program, op, v)) {
		b.WriteString("  " + line)
	}
	b.WriteString("\n" + `Flags that all operations share, for output, requests and credentials: "` + program + ` api --help".` + "\n")
	return b.String()
}

// facts returns what is known of an operation beside its flags.
func facts(op *ops.Operation) [][2]string {
	var list [][2]string
	add := func(name, text string) {
		if text != "" {
			list = append(list, [2]string{name, text})
		}
	}
	add("Roles", strings.Join(op.Roles, ", or "))
	add("Versions", versions(op))
	if op.Deprecated {
		add("Deprecated", "there is a better way to do this; see the documentation")
	}
	if op.ID != op.Name {
		add("Also", op.ID)
	}
	add("Documentation", op.Docs)
	return list
}

// versions lists the versions, newest stable first, with the days on which they
// end.
func versions(op *ops.Operation) string {
	var stable, others []string
	newest := op.Newest()
	for i := range op.Versions {
		v := &op.Versions[i]
		text := v.Name
		if v == newest {
			text += " (default)"
		}
		if v.Sunset != "" && v.Sunset < "9999" {
			text += " (until " + v.Sunset + ")"
		}
		if v.Stage == ops.Stable {
			stable = append([]string{text}, stable...)
		} else if text != "" {
			others = append(others, text)
		}
	}
	return strings.Join(append(stable, others...), ", ")
}

// usage returns the command with its required flags.
func usage(program string, op *ops.Operation, v *ops.Version) string {
	words := []string{program, "api", op.Name}
	flat := false
	for _, p := range Params(op, v) {
		if p.Required && (p.In != ops.Body || v.Request.Flat) {
			words = append(words, placeholder(p))
			flat = flat || p.In == ops.Body
		}
	}
	if v.Request != nil && v.Request.Required && !flat {
		words = append(words, "--file FILE")
	}
	return strings.Join(append(words, "[flags]"), " ")
}

// placeholder returns a flag with a word for its value.
func placeholder(p Param) string {
	if p.Type == "boolean" && !p.Array {
		return "--" + p.Flag + "=true|false"
	}
	return "--" + p.Flag + " " + strings.ToUpper(strings.ReplaceAll(strings.TrimPrefix(p.Flag, "use-"), "-", "_"))
}

// flags writes the flags of an operation: required ones, optional ones, those of
// the body, and the shared ones that not every operation has.
func flags(b *strings.Builder, op *ops.Operation, v *ops.Version) {
	var required, optional, body []Param
	for _, p := range Params(op, v) {
		switch {
		case p.Hidden:
		case p.In == ops.Body:
			body = append(body, p)
		case p.Required:
			required = append(required, p)
		default:
			optional = append(optional, p)
		}
	}
	section(b, "Required", required)
	section(b, "Optional", optional)
	section(b, "Properties of the body", body)
	for _, g := range []Group{Content, List, Watching, Choice} {
		if g.Has(op, v) {
			Shared(b, g)
		}
	}
}

func section(b *strings.Builder, title string, params []Param) {
	if len(params) == 0 {
		return
	}
	b.WriteString("\n" + title + ":\n")
	for _, p := range params {
		head := "  --" + p.Flag
		if p.Type != "boolean" || p.Array {
			head += " " + p.kind()
		}
		entry(b, head, p.about())
	}
}

// Shared writes the flags of one group.
func Shared(b *strings.Builder, g Group) {
	b.WriteString("\n" + string(g) + ":\n")
	for _, f := range Flags() {
		if f.Group == g {
			entry(b, "  "+f.head(), f.Text)
		}
	}
}

// column is where the texts of flags begin.
const column = 34

func entry(b *strings.Builder, head, text string) {
	indent := strings.Repeat(" ", column)
	switch {
	case text == "":
		b.WriteString(head + "\n")
	case len(head) < column-1:
		fill(b, head+indent[len(head):], indent, text)
	default:
		b.WriteString(head + "\n")
		fill(b, indent, indent, text)
	}
}

package page

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Help returns the help of an operation in one version, in lines of a limited
// width: one screen.
func Help(program *Program, op *ops.Operation, v *ops.Version, width int) string {
	s := sheet{program: program, width: width}
	if op.Summary != "" {
		s.wrap(op.Summary)
		s.WriteByte('\n')
	}
	if first, _, _ := strings.Cut(op.Description, "\n"); first != "" {
		s.wrap(first)
		s.WriteByte('\n')
	}
	s.WriteString("  " + op.Method + " " + op.Path + "\n")
	for _, f := range facts(op) {
		s.fill("  ", "    ", f[0]+": "+f[1])
	}
	s.WriteString("\nUsage:\n")
	s.words("  ", "    ", usage(program, op, v))
	s.flags(op, v)
	s.WriteString("\nExample:\n")
	for line := range strings.Lines(Example(program, op, v)) {
		s.WriteString("  " + line)
	}
	s.folded()
	return s.shown()
}

// folded names the flags that all operations share.
func (s *sheet) folded() {
	s.WriteByte('\n')
	s.wrap(`Shared by all operations, explained by "` + s.program.Name + ` api --help":`)
	var names []string
	for _, f := range s.program.Flags() {
		if f.Group == Output || f.Group == Sending || f.Group == Credentials {
			names = append(names, "--"+f.Name)
		}
	}
	s.words("  ", "  ", names)
}

// WaitHelp returns the help of waiting for an operation, under the name that was
// typed, by calling get.
func WaitHelp(program *Program, name string, get *ops.Operation, v *ops.Version, width int) string {
	s := sheet{program: program, width: width}
	s.wrap("Wait until a change is done, by calling " + get.Name + " again and again.")
	s.WriteString("\nUsage:\n")
	words := []string{program.Name + " api wait " + Quote(name)}
	var params []Param
	for _, p := range program.Params(get, v) {
		if p.Required {
			words, params = append(words, placeholder(p)), append(params, p)
		}
	}
	s.words("  ", "    ", append(words, "[flags]"))
	s.section("Required", params)
	s.WriteString("\nWaiting:\n")
	for _, f := range program.Flags() {
		if f.OfWait() {
			s.entry("  "+f.head(), f.Text)
		}
	}
	s.folded()
	return s.shown()
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
		if v.Sunset != "" {
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

// usage returns the command with its required flags, each with its value.
func usage(program *Program, op *ops.Operation, v *ops.Version) []string {
	words := []string{program.Name + " api " + Quote(op.CommandName())}
	if v.Name != "" && v != op.Newest() {
		words = append(words, "--version "+v.Name)
	}
	return append(append(words, Needed(program, op, v)...), "[flags]")
}

// Needed returns the flags that an operation requires, each with a word for its value.
func Needed(program *Program, op *ops.Operation, v *ops.Version) []string {
	var words []string
	flat := false
	for _, p := range program.Params(op, v) {
		if p.Required && (p.In != ops.Body || v.Request.Flat || v.Request.IsForm()) {
			words = append(words, placeholder(p))
			flat = flat || p.In == ops.Body
		}
	}
	if v.Request != nil && v.Request.Required && !flat {
		words = append(words, bodyFlag(v.Request))
	}
	return words
}

// bodyFlag returns the flag for a body with a word for its value.
func bodyFlag(r *ops.Request) string {
	if r.IsForm() {
		return "--form NAME=VALUE"
	}
	return "--file FILE"
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
func (s *sheet) flags(op *ops.Operation, v *ops.Version) {
	var required, optional, body []Param
	for _, p := range s.program.shown(op, v) {
		switch {
		case p.In == ops.Body:
			body = append(body, p)
		case p.Required:
			required = append(required, p)
		default:
			optional = append(optional, p)
		}
	}
	s.section("Required", required)
	if len(body) > 0 && body[0].Required {
		s.section("Properties of the body", body)
		body = nil
	}
	s.section("Optional", optional)
	s.section("Properties of the body", body)
	for _, g := range []Group{Content, Upload, Form, Variant, List, Watching, Choice} {
		if g.Has(op, v) {
			s.shared(g, func(f Flag) bool { return f.Has(op, v) })
		}
	}
}

func (s *sheet) section(title string, params []Param) {
	if len(params) == 0 {
		return
	}
	s.WriteString("\n" + title + ":\n")
	for _, p := range params {
		head := "  --" + p.Flag
		if p.Type != "boolean" || p.Array {
			head += " " + p.kind()
		}
		s.entry(head, p.about())
	}
}

// shared writes the flags of one group that are wanted.
func (s *sheet) shared(g Group, wanted func(Flag) bool) {
	s.WriteString("\n" + string(g) + ":\n")
	for _, f := range s.program.Flags() {
		if f.Group == g && wanted(f) {
			s.entry("  "+f.head(), f.Text)
		}
	}
}

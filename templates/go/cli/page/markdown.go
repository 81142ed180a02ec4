package page

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Markdown returns a page about an operation in its default version.
func Markdown(program *Program, op *ops.Operation) string {
	v := op.Default()
	var b strings.Builder
	fmt.Fprintf(&b, "# %s api %s\n\n", program.Name, escape(op.CommandName()))
	if op.Summary != "" {
		b.WriteString(escape(op.Summary) + "\n\n")
	}
	if op.Description != "" {
		b.WriteString(escape(op.Description) + "\n\n")
	}
	b.WriteString("```\n" + op.Method + " " + op.Path + "\n" + strings.Join(usage(program, op, v), " ") + "\n```\n\n")
	for _, f := range facts(op) {
		fmt.Fprintf(&b, "- %s: %s\n", f[0], escape(f[1]))
	}
	b.WriteString("\n## Flags\n\n")
	table(&b, program, op, v)
	b.WriteString("\nThe flags that all operations share are on the [first page](README.md).\n")
	b.WriteString("\n## Example\n\n```sh\n" + Example(program, op, v) + "```\n")
	return Printable(b.String())
}

func table(b *strings.Builder, program *Program, op *ops.Operation, v *ops.Version) {
	b.WriteString("| flag | takes | meaning |\n|---|---|---|\n")
	for _, p := range program.shown(op, v) {
		fmt.Fprintf(b, "| `--%s` | %s | %s |\n", p.Flag, p.kind(), cell(p.about()))
	}
	for _, g := range []Group{Content, Upload, Form, Variant, List, Watching, Choice} {
		if !g.Has(op, v) {
			continue
		}
		for _, f := range program.Flags() {
			if f.Group == g && f.Has(op, v) {
				fmt.Fprintf(b, "| `--%s` | %s | %s |\n", f.Name, cell(f.Value), cell(f.Text))
			}
		}
	}
}

// escaper keeps text from being read as markup or HTML.
var escaper = strings.NewReplacer(`\`, `\\`, "<", "&lt;", ">", "&gt;", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "#", `\#`, "`", "\\`")

func escape(text string) string { return escaper.Replace(text) }

func cell(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(escape(text), "\n", " "), "|", `\|`)
}

// Index returns a page about what all commands share, which leads to the pages of
// all operations, by tag.
func Index(program *Program, t *ops.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nCommands for the %s.\n\n", program.Name, escape(t.Title))
	fmt.Fprintf(&b, "```\n%s```\n\n## Configuration\n\n```\n%s```\n", Overview(program, "API", Width), Config(program, Width))
	names := FileNames(program, t)
	for _, tag := range t.Tags() {
		fmt.Fprintf(&b, "\n## %s\n\n", escape(tag))
		for i, op := range t.Operations {
			if op.Tag == tag {
				fmt.Fprintf(&b, "- [%s](%s.md): %s\n", escape(op.CommandName()), names[i], escape(op.Summary))
			}
		}
	}
	return Printable(b.String())
}

package page

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Man returns a man page about an operation in its default version, in the
// macros of man(7).
func Man(program *Program, op *ops.Operation) string {
	v := op.Default()
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s 1\n.SH NAME\n%s \\- %s\n", roff(strings.ToUpper(program.Name+"-api-"+op.CommandName())), roff(program.Name+"-api-"+op.CommandName()), roff(op.Summary))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n.SH DESCRIPTION\n", roff(strings.Join(usage(program, op, v), " ")))
	for paragraph := range strings.Lines(op.Description) {
		if text := strings.TrimSpace(paragraph); text != "" {
			b.WriteString(".PP\n" + roff(text) + "\n")
		}
	}
	fmt.Fprintf(&b, ".PP\n%s %s\n", op.Method, roff(op.Path))
	for _, f := range facts(op) {
		fmt.Fprintf(&b, ".PP\n%s: %s\n", f[0], roff(f[1]))
	}
	b.WriteString(".SH OPTIONS\n")
	for _, p := range program.shown(op, v) {
		option(&b, "--"+p.Flag, " "+p.kind(), p.about())
	}
	for _, f := range program.Flags() {
		if f.Has(op, v) {
			option(&b, "--"+f.Name, f.operand(), f.Text)
		}
	}
	fmt.Fprintf(&b, ".SH EXAMPLE\n.nf\n%s.fi\n", lines(Example(program, op, v)))
	fmt.Fprintf(&b, ".SH SEE ALSO\n.BR %s (1)\n", roff(program.Name+"-api"))
	return Printable(b.String())
}

func option(b *strings.Builder, flag, operand, text string) {
	fmt.Fprintf(b, ".TP\n\\fB%s\\fR%s\n%s\n", roff(flag), roff(operand), roff(text))
}

func lines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(roff(strings.TrimRight(line, "\n")) + "\n")
	}
	return b.String()
}

// roffEscaper keeps characters from being read as requests, and from being shown
// as others that look better in print and worse in a shell.
var roffEscaper = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, "\n", " ")

// roff returns text as man(7) shows it. A dot at its start would begin a request.
func roff(text string) string {
	text = roffEscaper.Replace(text)
	if strings.HasPrefix(text, ".") {
		return `\&` + text
	}
	return text
}

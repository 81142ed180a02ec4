package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// removals writes a table of removed operations. It says whether their end had been
// announced, and what the older document named in their place.
func (l *changelog) removals(changes []diff.Change) {
	l.WriteString("| tag | callers: stop calling | end | the document said |\n|---|---|---|---|\n")
	for _, tag := range l.byTag(changes) {
		for _, g := range grouped(tag.changes, l.announced) {
			var advice []string
			for _, c := range g {
				if text := l.instead(c); text != "" && !slices.Contains(advice, text) {
					advice = append(advice, text)
				}
			}
			rest := fmt.Sprintf(" | %s | %s |", l.announced(g[0]), strings.Join(advice, "; "))
			l.rows("| "+escapeMarkdown(tag.name)+" | ", rest, names(g))
		}
	}
}

// rows writes rows of a table whose second cell is a list.
func (l *changelog) rows(prefix, rest string, items []string) {
	for len(items) > 0 {
		n, size := 0, len(prefix)+len(rest)
		for n < len(items) && (n == 0 || size+len(items[n])+2 <= lineLimit) {
			size += len(items[n]) + 2
			n++
		}
		l.WriteString(prefix + strings.Join(items[:n], ", ") + rest + "\n")
		items = items[n:]
	}
}

// announced says when the older document let the versions of an operation end.
func (l *changelog) announced(c diff.Change) string {
	op := l.before[c.Where.Operation]
	if op == nil {
		return ""
	}
	var end model.Date
	for _, r := range op.Revisions {
		end = max(end, r.Ends())
	}
	switch {
	case end != "":
		return "announced for " + string(end)
	case op.Deprecated:
		return "deprecated, without a date"
	case !slices.ContainsFunc(op.Revisions, func(r *model.Revision) bool { return r.Version.Settled() }):
		return "it was a preview"
	default:
		return "not announced"
	}
}

// advice matches the sentence of a description that names a successor.
var advice = regexp.MustCompile(`[^.!?\n]*\b(?i:use|see|call|migrate)\b[^.!?\n]*\binstead\b[^.!?\n]*`)

// link matches a link of CommonMark.
var link = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

// instead returns the sentence with which the older document named a successor of an
// operation.
func (l *changelog) instead(c diff.Change) string {
	op := l.before[c.Where.Operation]
	if op == nil {
		return ""
	}
	text := advice.FindString(link.ReplaceAllString(op.Description, "$1"))
	return escapeMarkdown(short(strings.TrimPrefix(strings.TrimSpace(text), "Please ")))
}

// renames writes a table of names.
func (l *changelog) renames(changes []diff.Change) {
	l.WriteString("| what | before | now | operations |\n|---|---|---|---|\n")
	for _, c := range changes {
		what := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(string(c.Kind), "-renamed"), "-moved"), "-retagged")
		if c.Kind == diff.OperationRetagged {
			what = "tag"
		}
		operations := operationList(c.Operations)
		if c.Kind == diff.OperationRenamed {
			operations = ""
			if op := l.after[c.After]; op != nil {
				operations = codeSpan(short(diff.Endpoint(op)))
			}
		}
		fmt.Fprintf(l, "| %s | %s | %s | %s |\n", what, cell(c.Before), cell(c.After), operations)
	}
}

// cell returns a code span for a table, in which a bar ends a cell.
func cell(text string) string { return strings.ReplaceAll(codeSpan(short(text)), "|", "\\|") }

// endings writes deprecated operations and announced ends, by day and successor.
func (l *changelog) endings(changes []diff.Change) {
	ended := slices.Clone(changes)
	slices.SortStableFunc(ended, func(a, b diff.Change) int { return cmp.Compare(l.ending(a), l.ending(b)) })
	for _, g := range grouped(ended, l.ending) {
		var items []string
		for _, c := range g {
			items = append(items, strings.TrimSpace(codeSpan(c.Where.Operation)+" "+c.Where.Version+l.successor(c)))
		}
		l.items("- "+l.ending(g[0])+": ", ", ", items)
	}
}

// ending says when something ends and what comes after it.
func (l *changelog) ending(c diff.Change) string {
	switch {
	case c.Kind == diff.OperationDeprecated:
		return "deprecated"
	case c.Kind == diff.OperationUndeprecated:
		return "no longer deprecated"
	case c.After == "":
		return "end withdrawn"
	}
	text := "ends on " + short(c.After)
	if c.After == "undecided" {
		text = "will end, undecided when"
	}
	if c.Before != "" {
		text += ", not " + short(c.Before)
	}
	return text
}

// successor returns " (use 2024-08-05)" for a version that has a successor.
func (l *changelog) successor(c diff.Change) string {
	for _, name := range c.Operations {
		op := l.after[name]
		if op == nil {
			continue
		}
		for _, r := range op.Revisions {
			if next := op.Successor(r); r.Version.String() == c.Where.Version && next != (model.Version{}) {
				return " (use " + next.String() + ")"
			}
		}
	}
	return ""
}

// sdk writes the reasons for the SDK's version.
func (l *changelog) sdk(d *Diff) {
	if d.SDK == nil || d.SDK.Level < surface.Minor {
		return
	}
	fmt.Fprintf(l, "\n## SDK: %v\n\n", d.SDK.Level)
	if renamed, gone := len(d.Renames.Names), len(d.Renames.Removed); renamed+gone > 0 {
		fmt.Fprintf(l, "- `gen migrate` changes %s in the code of its users; %s without a successor.\n", number(renamed, "name"), number(gone, "name"))
	}
	l.examples(fmt.Sprintf("%s because of the API: ", number(len(d.allReasons()), "change")), d.allReasons())
	l.examples(fmt.Sprintf("%s because of another version of the generator: ", number(len(d.SDK.Generator), "incompatible change")), d.SDK.Generator)
}

// examples writes one line with as many reasons as it has room for.
func (l *changelog) examples(prefix string, reasons []string) {
	if len(reasons) == 0 {
		return
	}
	line := "- " + prefix
	for i, reason := range reasons {
		item := codeSpan(clip(reason, 120))
		if len(line)+len(item)+len(", and 99999 more") > lineLimit {
			line += fmt.Sprintf("and %d more", len(reasons)-i)
			break
		}
		line += item
		if i < len(reasons)-1 {
			line += ", "
		}
	}
	l.WriteString(line + "\n")
}

func number(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

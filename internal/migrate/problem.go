package migrate

import (
	"cmp"
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/load"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// String returns "file:line:col: text".
func (p Problem) String() string {
	if p.Pos.Filename == "" {
		return p.Text
	}
	return fmt.Sprintf("%v: %s", p.Pos, p.Text)
}

// problems joins the notes of the rewriter and the errors of the changed code. A note
// about a place that does not compile becomes the cause of the error.
func problems(r *rewrite.Rewriter, errors []load.Error, known map[string]bool) []Problem {
	x := newExplainer(r)
	var all []Problem
	for _, e := range errors {
		all = append(all, x.explain(e, known[e.Text]))
	}
	for _, n := range r.Notes {
		if !x.used[n] {
			all = append(all, Problem{Pos: x.place(n.Pos), Todo: n.Topic == rewrite.Manual || n.Topic == rewrite.Removed, Text: n.Text, Cause: string(n.Topic), Cure: cures[n.Topic]})
		}
	}
	slices.SortStableFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
	return all
}

// cures holds what to do about notes.
var cures = map[rewrite.Topic]string{
	rewrite.Manual:   "change the place by hand",
	rewrite.Removed:  "use something else, or leave it out",
	rewrite.Order:    "nothing: the arguments were put into their new order; check them",
	rewrite.Preset:   "nothing, if the value of the server's choice is right; otherwise set it",
	rewrite.Behavior: "check that the difference does not matter here",
}

// An explainer finds the cause of an error. Its maps are not ranged over.
type explainer struct {
	files map[string]rewrite.Output
	notes map[string][]rewrite.Note // by file
	used  map[rewrite.Note]bool
}

func newExplainer(r *rewrite.Rewriter) *explainer {
	x := &explainer{map[string]rewrite.Output{}, map[string][]rewrite.Note{}, map[rewrite.Note]bool{}}
	for _, f := range r.Files {
		x.files[f.Name] = f
	}
	for _, n := range r.Notes {
		x.notes[n.Pos.Filename] = append(x.notes[n.Pos.Filename], n)
	}
	return x
}

// place returns the place in the changed code of one in the old code.
func (x *explainer) place(pos token.Position) token.Position {
	if f, ok := x.files[pos.Filename]; ok {
		pos.Line = f.Line(pos)
	}
	return pos
}

// explain returns the problem that an error is.
func (x *explainer) explain(e load.Error, known bool) Problem {
	p := Problem{Pos: e.Pos, Error: true, Text: e.Text}
	if known {
		p.Cause, p.Cure = "the code did not compile before", "correct it, and run this again"
		return p
	}
	for _, n := range x.notes[e.Pos.Filename] {
		if f, ok := x.files[e.Pos.Filename]; ok && f.Line(n.Pos) == e.Pos.Line && (n.Topic == rewrite.Removed || n.Topic == rewrite.Manual) {
			x.used[n] = true
			if p.Cause == "" || strings.Contains(e.Text, lastName(n.Text)) {
				p.Cause, p.Cure = n.Text, cures[n.Topic]
			}
		}
	}
	for _, k := range kinds {
		if p.Cause == "" && k.text.MatchString(e.Text) {
			p.Cause, p.Cure = k.cause, k.cure
		}
	}
	return p
}

// lastName returns the last name of a symbol that a note begins with.
func lastName(note string) string {
	symbol, _, _ := strings.Cut(note, ":")
	return symbol[strings.LastIndex(symbol, ".")+1:]
}

// kinds holds the causes of errors without a note, by their text. The last one fits
// every error.
var kinds = []struct {
	text        *regexp.Regexp
	cause, cure string
}{
	{regexp.MustCompile(`^undefined: |has no field or method|unknown field|^undefined \(`), "the newer SDK has no such name", "use its successor, which the documentation of the newer SDK shows, or leave it out"},
	{regexp.MustCompile(`^assignment mismatch|used as value|not enough return values|too many return values`), "an operation got or lost an answer", "take as many values as the call returns now"},
	{regexp.MustCompile(`not enough arguments|too many arguments`), "a function takes other arguments", "pass what the signature of the newer SDK asks for"},
	{regexp.MustCompile(`imported and not used|declared and not used`), "the change left it over", "remove it"},
	{regexp.MustCompile(`could not import`), "a package cannot be loaded", "add it to go.mod: go get, then go mod tidy"},
	{regexp.MustCompile(`^cannot use|mismatched types|invalid operation|cannot convert|does not implement|missing method`), "a type changed", "convert the value, or change the type of the variable"},
	{regexp.MustCompile(``), "the code does not fit the newer SDK", "see the error"},
}

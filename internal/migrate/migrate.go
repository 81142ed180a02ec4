package migrate

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"go/format"
	"go/token"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// Options for Run.
type Options struct {
	Dir      string   // folder of the module to change; empty for the working directory
	Patterns []string // patterns of packages, as for the go command: "./..."
	From, To string   // import paths of the SDK's package, older and newer
	Map      Map
}

// A Result lists the changes. Run writes nothing.
type Result struct {
	Files    []File    // changed files, by name
	Problems []Problem // places that need a manual change, in the order of the code
}

// A File is a file before and after the change.
type File struct {
	Name          string
	Before, After []byte
	Changes       int // number of changed names and import paths
}

// A Problem is a place that Run could not change.
type Problem struct {
	Pos  token.Position
	Text string
}

// String returns "file:line:col: text".
func (p Problem) String() string { return fmt.Sprintf("%v: %s", p.Pos, p.Text) }

// Run finds the changes. The code should compile against the older SDK. Compile
// errors become problems of the result, and the rest is changed anyway.
func Run(ctx context.Context, o Options) (*Result, error) {
	config := &packages.Config{
		Context: ctx, Dir: o.Dir, Tests: true,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo,
	}
	loaded, err := packages.Load(config, o.Patterns...)
	if err != nil {
		return nil, fmt.Errorf("loading the code: %w", err)
	}
	if len(loaded) == 0 {
		return nil, fmt.Errorf("no packages match %s", strings.Join(o.Patterns, " "))
	}
	m := &migration{options: o, index: newIndex(o.Map), edits: map[string][]edit{}, owners: owners{}, seen: map[string]bool{}}
	for _, p := range loaded {
		m.pkg(p)
	}
	return m.result()
}

// A migration collects the edits of all files. Its maps, except edits, are not
// ranged over.
type migration struct {
	options  Options
	index    index
	edits    map[string][]edit
	names    []string // the keys of edits
	problems []Problem
	seen     map[string]bool // visited places: a package and its test variant share files
	owners   owners
}

// An edit replaces bytes of a file.
type edit struct {
	start, end int // offsets
	text       string
}

func (m *migration) edit(pos, end token.Position, text string) {
	if !m.first(pos) {
		return
	}
	if m.edits[pos.Filename] == nil {
		m.names = append(m.names, pos.Filename)
	}
	m.edits[pos.Filename] = append(m.edits[pos.Filename], edit{pos.Offset, end.Offset, text})
}

func (m *migration) problem(pos token.Position, format string, args ...any) {
	if m.first(pos) {
		m.problems = append(m.problems, Problem{pos, fmt.Sprintf(format, args...)})
	}
}

// first reports whether a place is visited for the first time.
func (m *migration) first(pos token.Position) bool {
	key := pos.String()
	known := m.seen[key]
	m.seen[key] = true
	return !known
}

func (m *migration) result() (*Result, error) {
	r := &Result{Problems: m.problems}
	slices.Sort(m.names)
	for _, name := range m.names {
		before, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading the code: %w", err)
		}
		r.Files = append(r.Files, File{name, before, apply(before, m.edits[name]), len(m.edits[name])})
	}
	slices.SortFunc(r.Problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Offset, b.Pos.Offset))
	})
	return r, nil
}

// apply makes the edits. The result is formatted if before was.
func apply(before []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var after bytes.Buffer
	done := 0
	for _, e := range edits {
		after.Write(before[done:e.start])
		after.WriteString(e.text)
		done = e.end
	}
	after.Write(before[done:])
	if was, err := format.Source(before); err == nil && bytes.Equal(was, before) {
		if is, err := format.Source(after.Bytes()); err == nil {
			return is
		}
	}
	return after.Bytes()
}

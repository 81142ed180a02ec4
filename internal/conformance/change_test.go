//go:build conformance

package conformance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

// A changed is what the SDK sends after one property of a value has changed.
type changed struct {
	Kind     string // of the property in Go
	Property string
	Value    string // the JSON text that it was set to; empty if it was removed
	Body     string // of the request
	Error    string
}

// TestChangeUnions reads values of every union, changes one property of each kind,
// and writes the value. Exactly that property must differ, read-only ones aside.
func TestChangeUnions(t *testing.T) {
	file := shared(t, newest)
	doc := load(t, file)
	dir := filepath.Join(generate(t, file, "2025-03-12"), "admin")
	var unions []string
	for _, name := range doc.Reach(doc.Pinned("2025-03-12", false)) {
		if s := doc.Shape(doc.Schema(name)); s.Kind == spec.Union {
			unions = append(unions, name)
		}
	}
	types, unions := table(t, doc, dir, unions)
	questions := ask(doc, unions)
	kinds, touched := map[string]int{}, map[string]bool{}
	for i, changes := range changesOf(t, dir, types, questions) {
		q := questions[i]
		touched[q.Schema] = touched[q.Schema] || len(changes) > 0
		for _, c := range changes {
			kinds[c.Kind]++
			if err := judgeChange(q, c); err != nil {
				t.Errorf("%s: setting %s (%s) to %s: %v\nread %.1000s\nsent %.1000s", q.Schema, c.Property, c.Kind, c.Value, err, q.Text, c.Body)
			}
		}
	}
	for _, name := range unions {
		if settable(doc, name) && !touched[name] {
			t.Errorf("%s: no property was changed", name)
		}
	}
	var counts []string
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		counts = append(counts, fmt.Sprintf("%s %d", kind, kinds[kind]))
	}
	t.Logf("%d unions, %d values, changes by kind: %v", len(unions), len(questions), counts)
}

// settable reports whether a union has a property that requests can change.
func settable(doc *spec.Document, name string) bool {
	c := doc.Shape(doc.Schema(name)).Choice
	return slices.ContainsFunc(c.Arms, func(a *spec.Arm) bool {
		return slices.ContainsFunc(doc.Shape(a.Schema).Members, func(m spec.Member) bool { return !m.ReadOnly && m.Name != c.Property })
	})
}

func changesOf(t *testing.T, dir string, types []byte, questions []question) [][]changed {
	t.Helper()
	out := putTo(t, dir, "TestChangeUnions", types, questions)
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	decoder := json.NewDecoder(bufio.NewReader(f))
	all := make([][]changed, len(questions))
	for i := range all {
		if err := decoder.Decode(&all[i]); err != nil {
			t.Fatalf("reading answer %d of %d: %v", i, len(all), err)
		}
	}
	return all
}

func judgeChange(q question, c changed) error {
	if c.Error != "" {
		return fmt.Errorf("refused: %s", c.Error)
	}
	want, err := q.value.Request().With(c.Property, c.Value)
	if err != nil {
		return err
	}
	return value.Compare(want, []byte(c.Body))
}

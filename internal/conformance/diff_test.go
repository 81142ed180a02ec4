//go:build conformance

package conformance

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

const before = "specs/atlas-admin-v2-2026-02-17.yaml"

// mostRows is the largest acceptable number of rows.
const mostRows = 600

// TestDiff compares the changes between two published documents, at every pin,
// with a list that this package computes.
func TestDiff(t *testing.T) {
	from, to := load(t, shared(t, before)), load(t, shared(t, newest))
	a, b := parsed(t, shared(t, before)), parsed(t, shared(t, newest))
	facts := compare(from, to)
	for kind, want := range map[string]int{"operation-removed": 28, "operation-added": 67, "version-promoted": 7, "operation-renamed": 3} {
		if got := count(facts, kind); got != want {
			t.Errorf("the list has %d of %s, want %d", got, kind, want)
		}
	}
	pins := append(pinsOf(from, to), "")
	for _, pin := range pins {
		t.Run(cmp.Or(pin, "every version"), func(t *testing.T) {
			changes := diff.Documents(a, b, both(version(t, pin)))
			if len(changes) > mostRows {
				t.Errorf("rows = %d, want at most %d", len(changes), mostRows)
			}
			checkIDs(t, changes)
			if again := diff.Documents(b, b, both(version(t, pin))); len(again) > 0 {
				t.Errorf("a document and itself differ: %+v", again[0])
			}
			if diff := gocmp.Diff(pinnedFacts(from, to, facts, pin), factsOf(changes)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func parsed(t *testing.T, file string) *model.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parser.Parse(parser.Options{File: file, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func version(t *testing.T, pin string) model.Version {
	t.Helper()
	if pin == "" {
		return model.Version{}
	}
	v, err := model.ParseVersion(pin)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func both(pin model.Version) diff.Pins { return diff.Pins{From: pin, To: pin} }

// A fact is a difference that needs no verdict.
type fact struct {
	kind, operation string // operation is the public name; in the older document if it has the operation
	before, after   string // names or versions
	atPin, breaking bool
}

func (f fact) String() string {
	return fmt.Sprintf("%s %s %s>%s pin:%v breaking:%v", f.kind, f.operation, f.before, f.after, f.atPin, f.breaking)
}

func count(facts []fact, kind string) int {
	n := 0
	for _, f := range facts {
		if f.kind == kind {
			n++
		}
	}
	return n
}

func operationsByPlace(d *spec.Document) map[string]*spec.Operation {
	all := map[string]*spec.Operation{}
	for _, o := range d.Operations() {
		all[o.Method+" "+o.Path] = o
	}
	return all
}

// compare lists the operations, versions and names that were added, removed or
// changed.
func compare(from, to *spec.Document) []fact {
	older, newer := operationsByPlace(from), operationsByPlace(to)
	var facts []fact
	for place, a := range older {
		b := newer[place]
		if b == nil {
			facts = append(facts, fact{kind: "operation-removed", operation: a.Name})
			continue
		}
		if a.Name != b.Name {
			facts = append(facts, fact{kind: "operation-renamed", operation: a.Name, before: a.Name, after: b.Name})
		}
		facts = append(facts, compareVersions(a, b)...)
	}
	for place, b := range newer {
		if older[place] == nil {
			facts = append(facts, fact{kind: "operation-added", operation: b.Name})
		}
	}
	return facts
}

// compareVersions pairs a removed public preview with the first added stable
// version.
func compareVersions(a, b *spec.Operation) []fact {
	gone, came := less(a.Versions(), b.Versions()), less(b.Versions(), a.Versions())
	slices.Sort(came)
	var facts []fact
	for _, v := range gone {
		if v == "preview" && len(came) > 0 && came[0][0] == '2' {
			facts = append(facts, fact{kind: "version-promoted", operation: a.Name, before: v, after: came[0]})
			came = came[1:]
		} else {
			facts = append(facts, fact{kind: "version-removed", operation: a.Name, before: v})
		}
	}
	for _, v := range came {
		facts = append(facts, fact{kind: "version-added", operation: a.Name, after: v})
	}
	return facts
}

// less returns the elements of a that are not in b.
func less(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// pinsOf returns every version of an operation in the documents.
func pinsOf(documents ...*spec.Document) []string {
	var pins []string
	for _, d := range documents {
		for _, o := range d.Operations() {
			pins = append(pins, o.Versions()...)
		}
	}
	slices.Sort(pins)
	return slices.Compact(pins)
}

// pinnedFacts adds the consequences of the facts at a pin. An empty pin means
// every version.
func pinnedFacts(from, to *spec.Document, facts []fact, pin string) []string {
	older, newer := byName(from), byName(to)
	var lines []string
	for _, f := range facts {
		a, b := older[f.operation], newer[cmp.Or(newName(facts, f.operation), f.operation)]
		switch f.kind {
		case "operation-removed":
			f.atPin = chosen(a, pin) != ""
			stable := slices.ContainsFunc(a.Versions(), func(v string) bool { return v[0] == '2' && !strings.Contains(v, "upcoming") })
			f.breaking = f.atPin && (stable || pin != "" && pin[0] != '2')
		case "operation-added":
			f.atPin = chosen(b, pin) != ""
		case "operation-renamed":
			f.atPin = chosen(a, pin) != "" || chosen(b, pin) != ""
		case "version-promoted":
			f.atPin = pin == "" || chosen(a, pin) == f.before || chosen(b, pin) == f.after
		case "version-added":
			f.atPin = pin == "" || chosen(b, pin) == f.after
		case "version-removed":
			f.atPin = pin == "" || chosen(a, pin) == f.before
			f.breaking = f.atPin && (f.before[0] == '2' || pin != "")
		}
		lines = append(lines, f.String())
	}
	slices.Sort(lines)
	return lines
}

func newName(facts []fact, name string) string {
	for _, f := range facts {
		if f.kind == "operation-renamed" && f.operation == name {
			return f.after
		}
	}
	return ""
}

func byName(d *spec.Document) map[string]*spec.Operation {
	all := map[string]*spec.Operation{}
	for _, o := range d.Operations() {
		all[o.Name] = o
	}
	return all
}

func chosen(o *spec.Operation, pin string) string {
	if pin == "" {
		return "every"
	}
	return o.Choose(pin)
}

// factsOf returns the changes that are facts.
func factsOf(changes []diff.Change) []string {
	var lines []string
	for _, c := range changes {
		f := fact{kind: string(c.Kind), operation: c.Where.Operation, atPin: c.AtPin, breaking: c.Breaking}
		switch c.Kind {
		case diff.OperationRenamed, diff.VersionAdded, diff.VersionRemoved, diff.VersionPromoted:
			f.before, f.after = c.Before, c.After
		case diff.OperationAdded, diff.OperationRemoved:
		default:
			continue
		}
		lines = append(lines, f.String())
	}
	slices.Sort(lines)
	return lines
}

func checkIDs(t *testing.T, changes []diff.Change) {
	t.Helper()
	seen := map[string]bool{}
	for _, c := range changes {
		if seen[c.ID] || strings.ContainsAny(c.ID, " \n") {
			t.Errorf("ID %q is not one word of its own", c.ID)
		}
		seen[c.ID] = true
		if c.Reason == "" || len(c.Operations) == 0 || c.Pos.Line == 0 {
			t.Errorf("%s has reason %q, operations %v, position %v; want all three", c.ID, c.Reason, c.Operations, c.Pos)
		}
	}
}

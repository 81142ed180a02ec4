package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

func TestDiffMarkdown(t *testing.T) {
	want := strings.Join([]string{
		"# API changes",
		"",
		"From `old.yaml` to `new.yaml` (revision `r2`) at pin 2025-01-01; changes: 4, breaking: 1.",
		"Next version of the SDK: **major**.",
		"Callers are programs that send the request; readers are those that use the answer.",
		"",
		"## Removed operations (1)",
		"",
		"| tag | callers: stop calling | end | the document said |",
		"|---|---|---|---|",
		"| Webhooks | `getThing` |  |  |",
		"",
		"## Nothing to do (1)",
		"",
		"- **Webhooks**: `a` and 3 more: *default changed* `Thing.n` ``x`y ::error::z|</a>](#)<b>*[31m%0A``",
		"",
		"## Exempted (1)",
		"",
		"- **Callers: always send the parameter.** `makeThing`: `query q`; exempted: nobody calls it",
		"",
		"## Not at this pin (1)",
		"",
		"- **Webhooks**: `a`: *new value* `Thing.n` `c`",
		"",
		"## SDK: major",
		"",
		"- `gen migrate` changes 1 name in the code of its users; 1 name without a successor.",
		"- 1 change because of the API: `Thing: removed`",
		"",
	}, "\n")
	got := written(t, func(b *bytes.Buffer) error { return found().Markdown(b) })
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
}

// api returns a document with operations of two tags.
func api(names ...string) *model.Document {
	doc := &model.Document{File: "new.yaml"}
	for i, name := range names {
		tag := &model.Tag{Name: model.Name{Wire: []string{"Things *", "Other"}[i%2]}}
		doc.Operations = append(doc.Operations, &model.Operation{Name: model.Name{Wire: name}, Tag: tag, Method: "GET", Path: "/" + name})
	}
	return doc
}

func TestDiffMarkdownChapters(t *testing.T) {
	from, to := api("gone", "a", "b", "c"), api("a", "b", "c", "new")
	from.Operations[0].Description = "Old.\n\nPlease use the [New](https://example.com) endpoint instead. It is better."
	from.Operations[0].Revisions = []*model.Revision{{Sunset: "2026-01-22"}}
	d := &Diff{&diff.Result{From: from, To: to, SDK: &surface.Verdict{Level: surface.Major, Incompatible: []string{"X: removed"}, Generator: []string{"Y: removed"}}}}
	add := func(kind diff.Kind, where diff.Where, before, after string, operations ...string) *diff.Change {
		d.Changes = append(d.Changes, diff.Change{Kind: kind, Where: where, Before: before, After: after, Operations: operations, AtPin: true})
		return &d.Changes[len(d.Changes)-1]
	}
	breaking := func(c *diff.Change, reads bool) { c.Breaking, c.Reads, c.Callers = true, reads, c.Operations }
	breaking(add(diff.OperationRemoved, diff.Where{Operation: "gone"}, "GET /gone", "", "gone"), false)
	breaking(add(diff.NullableChanged, diff.Where{Schema: "S", Path: "x"}, "no", "yes", "a", "c"), true)
	breaking(add(diff.NullableChanged, diff.Where{Schema: "S", Path: "y"}, "no", "yes", "a", "c"), true)
	breaking(add(diff.ParameterRequired, diff.Where{Operation: "b", Path: "query q"}, "", "", "b"), false)
	add(diff.OperationAdded, diff.Where{Operation: "new"}, "", "GET /new", "new")
	add(diff.OperationRenamed, diff.Where{Operation: "old"}, "old", "b", "b")
	add(diff.SchemaRenamed, diff.Where{Schema: "P|Q"}, "P|Q", "R", "a")
	add(diff.OperationDeprecated, diff.Where{Operation: "c"}, "", "", "c")
	add(diff.SunsetChanged, diff.Where{Operation: "c", Version: "2024-01-01"}, "2026-01-01", "2027-01-01", "c")
	add(diff.ValueAdded, diff.Where{Schema: "C", Path: "kind"}, "", "a, b, c, d, e, f", "a", "c")
	add(diff.PropertyAdded, diff.Where{Schema: "C", Path: "p"}, "", "string, optional", "a", "b")
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		add(diff.PropertyRequired, diff.Where{Schema: name, Path: "results"}, "", "", "a")
	}
	want := strings.Join([]string{
		"# API changes",
		"",
		"From `new.yaml` to `new.yaml`; changes: 16, breaking: 4.",
		"Next version of the SDK: **major**.",
		"Callers are programs that send the request; readers are those that use the answer.",
		"",
		"## What to do (3)",
		"",
		"- **Callers: always send the parameter.** Other, `b`: `query q`",
		"- **Readers: expect null.** Things \\*, `a`, `c`: `S.x`, `.y`",
		"",
		"## Removed operations (1)",
		"",
		"| tag | callers: stop calling | end | the document said |",
		"|---|---|---|---|",
		"| Things \\* | `gone` | announced for 2026-01-22 | use the New endpoint instead |",
		"",
		"## Many operations (5)",
		"",
		"- **always present now**: `results` of 5 schemas, in 1 operation: `a`",
		"",
		"## Renamed (2)",
		"",
		"| what | before | now | operations |",
		"|---|---|---|---|",
		"| operation | `old` | `b` | `GET /b` |",
		"| schema | `P\\|Q` | `R` | `a` |",
		"",
		"## Ending (2)",
		"",
		"- deprecated: `c`",
		"- ends on 2027-01-01, not 2026-01-01: `c` 2024-01-01",
		"",
		"## New operations (1)",
		"",
		"- **Other**: `new`",
		"",
		"## Nothing to do (2)",
		"",
		"- **Things \\***: `a`, `c`: *new value* `C.kind` `a, b, c, d, and 2 more`",
		"- **Several tags**: `a`, `b`: *new* `C.p`",
		"",
		"## SDK: major",
		"",
		"- 1 change because of the API: `X: removed`",
		"- 1 incompatible change because of another version of the generator: `Y: removed`",
		"",
	}, "\n")
	got := written(t, func(b *bytes.Buffer) error { return d.Markdown(b) })
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
}

// TestDiffMarkdownLines uses many changes and long texts.
func TestDiffMarkdownLines(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("operation%d%s", i, strings.Repeat("x", i)))
	}
	d := &Diff{&diff.Result{From: api(names...), To: api(names...)}}
	for i, name := range names {
		for _, kind := range []diff.Kind{diff.PropertyRemoved, diff.PropertyAdded, diff.OperationAdded, diff.OperationRemoved, diff.TypeChanged, diff.SunsetChanged, diff.OperationRenamed, diff.ValueAdded} {
			d.Changes = append(d.Changes, diff.Change{
				Kind: kind, Where: diff.Where{Operation: name, Path: strings.Repeat("long path ", i)}, Operations: []string{name}, Callers: []string{name},
				Before: strings.Repeat("ä", 10*i), After: strings.Repeat("|", 5*i), Breaking: i%3 == 0, AtPin: i%5 != 0,
			})
		}
	}
	for i, line := range strings.Split(written(t, func(b *bytes.Buffer) error { return d.Markdown(b) }), "\n") {
		if len(line) > lineLimit+100 {
			t.Errorf("line %d has %d bytes, want %d at most: %s", i+1, len(line), lineLimit, line)
		}
	}
}

// TestActs checks that each kind of change that can break somebody says what to do.
func TestActs(t *testing.T) {
	for kind, a := range acts {
		if a.send == "" && a.read == "" {
			t.Errorf("nothing to do about %s", kind)
		}
	}
	c := diff.Change{Kind: diff.NullableChanged, Breaking: true}
	if got, want := demand(c), "Callers: do not send null"; got != want {
		t.Errorf("demand(%v) = %q, want %q", c, got, want)
	}
	c.Reads = true
	if got, want := demand(c), "Readers: expect null"; got != want {
		t.Errorf("demand(%v) = %q, want %q", c, got, want)
	}
}

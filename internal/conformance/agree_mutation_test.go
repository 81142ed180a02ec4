//go:build conformance

package conformance

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/agree"
)

// TestMutations changes one output of the embedded document at a time and checks
// that this is found. There must be a change for each fact that a voice states.
func TestMutations(t *testing.T) {
	out := outputsOf(t, projectDocuments[0])
	said, err := agree.Read(out)
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]bool{}
	for _, f := range agree.Judge(out, said) {
		before[f.String()] = true
	}
	missing := statedFacts(out)
	for _, m := range mutations {
		for _, e := range m.edits {
			delete(missing, m.voice+": "+string(e.fact))
			after := maps.Clone(said)
			changed := mutated(t, out, m.voice, m.file, e)
			after[m.voice] = maps.Clone(said[m.voice])
			maps.Copy(after[m.voice], changed)
			subjects := slices.Collect(maps.Keys(changed))
			if !slices.ContainsFunc(agree.JudgeAbout(out, after, subjects), func(f agree.Finding) bool {
				return !before[f.String()] && f.Names(e.fact, m.voice)
			}) {
				t.Errorf("%s with %q in place of %q: no finding about %s", m.file, e.with, e.old, e.fact)
			}
		}
	}
	for _, pair := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("no mutation is about %s", pair)
	}
}

// statedFacts returns the facts that voices of outputs must state, each with the
// name of its voice.
func statedFacts(out *agree.Outputs) map[string]bool {
	all := map[string]bool{}
	for _, voice := range out.Voices() {
		for _, fact := range slices.Concat(voice.States, voice.AtPin) {
			if voice.Name != "document" {
				all[voice.Name+": "+string(fact)] = true
			}
		}
	}
	return all
}

// mutated returns what a voice says of a changed file. Of pages, it reads this one
// alone.
func mutated(t *testing.T, out *agree.Outputs, voice, file string, e edit) agree.Statements {
	t.Helper()
	old := out.Files[file]
	if !bytes.Contains(old, []byte(e.old)) {
		t.Fatalf("%s does not contain %q", file, e.old)
	}
	files := maps.Clone(out.Files)
	if path.Base(file) != "README.md" && !strings.HasPrefix(file, "sdk/") {
		maps.DeleteFunc(files, func(other string, _ []byte) bool {
			return path.Dir(other) == path.Dir(file) && path.Base(other) != "README.md"
		})
	}
	files[file] = bytes.Replace(old, []byte(e.old), []byte(e.with), 1)
	again := agree.NewOutputs(files, out.Doc, out.Pin)
	for _, v := range again.Voices() {
		if v.Name != voice {
			continue
		}
		statements, err := v.Hear(again)
		if err != nil {
			t.Fatalf("%s with %q in place of %q: %v", file, e.with, e.old, err)
		}
		return statements
	}
	t.Fatalf("there is no voice %s", voice)
	return nil
}

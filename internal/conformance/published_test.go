//go:build conformance

package conformance

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

const newest = "specs/atlas-admin-v2-2026-08-21.yaml"

// shared returns the path of a published file, or skips the test.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("ATLAS_SHARED")
	if dir == "" {
		dir = filepath.Join(root, "..", "shared")
	}
	file, err := filepath.Abs(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Skipf("skipped: %s is not there", name)
	}
	return file
}

// TestCallsOfPublished calls every stable version of every operation of the
// newest published document through the SDK.
func TestCallsOfPublished(t *testing.T) {
	file := shared(t, newest)
	doc := load(t, file)
	dir := generate(t, file, "2025-03-12", "--versions", "all")
	checkCalls(t, doc, filepath.Join(dir, "admin"), "2025-03-12", doc.Pinned("2025-03-12", true))
}

// TestInventory compares this package's counts of unions and free-form places
// with the published figures.
func TestInventory(t *testing.T) {
	doc := load(t, shared(t, newest))
	want := map[string]struct{ tags, shared int }{
		"EventViewForNdsGroup": {697, 13},
		"AlertViewForNdsGroup": {129, 22},
		"GroupAlertsConfig":    {108, 43},
		"HardwareSpec":         {21, 35},
	}
	free := 0
	for _, name := range doc.Schemas() {
		shape := doc.Shape(doc.Schema(name))
		free += freeForm(doc, shape)
		if shape.Kind != spec.Union {
			continue
		}
		tags, keys := told(shape.Choice)
		t.Logf("%s: %d arms; property %q, declared %v; %d values select an arm, %d are shared; %d arms by a member",
			name, len(shape.Choice.Arms), shape.Choice.Property, shape.Choice.Declared, tags, len(shape.Choice.Shared), keys)
		if w, ok := want[name]; ok && (tags != w.tags || len(shape.Choice.Shared) != w.shared) {
			t.Errorf("%s = %d values and %d shared, want %d and %d", name, tags, len(shape.Choice.Shared), w.tags, w.shared)
		}
	}
	t.Logf("%d free-form places", free)
	// 1,096 with the ten schemas that are only arms of merged unions.
	if got := len(doc.Reach(doc.Pinned("2025-03-12", false))); got != 1086 {
		t.Errorf("Reach(2025-03-12) = %d schemas, want 1086", got)
	}
}

// TestSettable checks that the newest document still needs each exception of
// spec.Settable: if it has the property, its component is readOnly.
func TestSettable(t *testing.T) {
	doc := load(t, shared(t, newest))
	uses := map[string]int{}
	for _, name := range doc.Schemas() {
		for _, m := range doc.Shape(doc.Schema(name)).Members {
			component := path.Base(m.Schema.Get("$ref").Text())
			if slices.Contains(spec.Settable[component], m.Name) && doc.Schema(component).Get("readOnly").True() {
				uses[component+" "+m.Name]++
			}
		}
	}
	for component, names := range spec.Settable {
		for _, name := range names {
			if uses[component+" "+name] == 0 {
				t.Errorf("no property %s needs that %s is settable", name, component)
			}
		}
	}
}

func told(c *spec.Choice) (tags, keys int) {
	for _, arm := range c.Arms {
		tags += len(arm.Tags)
		if arm.Key != "" {
			keys++
		}
	}
	return tags, keys
}

// freeForm counts the places of a schema that admit any value or any object.
// Places in a referenced schema count at its declaration.
func freeForm(doc *spec.Document, s *spec.Shape) int {
	n := 0
	if s.Kind == spec.Free || s.Kind == spec.FreeObject {
		n++
	}
	for _, m := range s.Members {
		if m.Schema.Get("$ref") == nil {
			n += freeForm(doc, doc.Shape(m.Schema))
		}
	}
	if s.Elem != nil && s.Elem.Get("$ref") == nil {
		n += freeForm(doc, doc.Shape(s.Elem))
	}
	return n
}

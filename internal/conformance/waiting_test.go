//go:build conformance

package conformance

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
)

// TestWaiting holds that, without an overlay, each change of the publisher's
// watchers that a document has can be waited for, and that each rule of the dialect
// fits some published document.
func TestWaiting(t *testing.T) {
	fits := map[dialect.Endpoint]bool{}
	targets := watched(t)
	for _, date := range []string{"2025-07-22", "2026-02-17", "2026-08-21"} {
		waiting := 0
		for _, op := range parsed(t, shared(t, "specs/atlas-admin-v2-"+date+".yaml")).Operations {
			at := dialect.Endpoint(op.Method + " " + op.Path)
			switch {
			case op.Watcher != nil:
				fits[at] = true
				waiting++
			case targets[at]:
				t.Errorf("%s: there is no waiting for %s", date, at)
			}
		}
		t.Logf("%s: %d changes can be waited for", date, waiting)
	}
	for _, rule := range dialect.Atlas().Waiting {
		if !fits[rule.Change] {
			t.Errorf("the rule of waiting for %s fits no published document", rule.Change)
		}
	}
}

var overlayTarget = regexp.MustCompile(`(?m)^ *- target: \$\.paths\['([^']+)'\](.*)$`)

// watched returns the operations to which the publisher's overlay adds watchers.
func watched(t *testing.T) map[dialect.Endpoint]bool {
	t.Helper()
	data, err := os.ReadFile(shared(t, "overlays/watchers.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[dialect.Endpoint]bool{}
	for _, target := range overlayTarget.FindAllStringSubmatch(string(data), -1) {
		for _, method := range strings.FieldsFunc(target[2], func(r rune) bool { return r < 'a' || r > 'z' }) {
			all[dialect.Endpoint(strings.ToUpper(method)+" "+target[1])] = true
		}
	}
	if len(all) < 30 {
		t.Fatalf("the overlay has %d targets, want 30 or more", len(all))
	}
	return all
}

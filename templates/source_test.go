package templates

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestReserved(t *testing.T) {
	names := Reserved()
	for _, want := range []string{"Client", "NewClient", "Caller", "Option", "Call", "ListCall", "Nullable", "Raw", "NewRaw", "Ptr", "UseOAuthAuth"} {
		if !slices.Contains(names, want) {
			t.Errorf("Reserved() = %v, want %s in it", names, want)
		}
	}
	if !slices.IsSorted(names) || slices.Contains(names, "newCall") || slices.Contains(names, "Execute") {
		t.Errorf("Reserved() = %v, want only exported names of the package, sorted", names)
	}
}

func TestRuntimeHasNoTests(t *testing.T) {
	for _, s := range Runtime() {
		if strings.HasSuffix(s.Name, "_test.go") || s.Name == "doc.go" || len(s.Data) == 0 {
			t.Errorf("Runtime() has %s (%d bytes), want neither tests nor doc.go nor empty files", s.Name, len(s.Data))
		}
	}
}

// TestSDKModule holds the requirements and checksums of an SDK equal to those
// that the runtime is tested with, which are the root's.
func TestSDKModule(t *testing.T) {
	requirements, sums := SDKModule()
	for name, text := range map[string][]byte{"../go.mod": requirements, "../go.sum": sums} {
		root, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if !strings.Contains(string(root), strings.TrimSpace(line)+"\n") {
				t.Errorf("%s lacks the line %q of the SDK", name, line)
			}
		}
	}
}

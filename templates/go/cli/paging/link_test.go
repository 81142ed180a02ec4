package paging

import (
	"os"
	"strings"
	"testing"
)

// TestNextLinkIsTheSDKs checks that the command line and the SDK read the header Link
// in the same way.
func TestNextLinkIsTheSDKs(t *testing.T) {
	body := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(data), "\n")
		return rest
	}
	if body("link.go") != body("../../runtime/link.go") {
		t.Error("link.go differs from the file of the runtime")
	}
}

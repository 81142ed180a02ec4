package docs

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

var logic = regexp.MustCompile(`{{-?\s*(if|range|with|else|end|define|block)\b`)

// TestFramesHoldNoLogic keeps frames what they are: at most ten logic actions in
// a hundred lines, two levels deep. Anything else that a page needs is a field
// of the page's model.
func TestFramesHoldNoLogic(t *testing.T) {
	names, err := fs.Glob(Files, "*.tmpl")
	if err != nil || len(names) == 0 {
		t.Fatalf("frames = %v, %v, want some", names, err)
	}
	var actions, lines int
	for _, name := range names {
		data, err := fs.ReadFile(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if version, ok := WrittenFor(data); !ok || version != DataVersion {
			t.Errorf("%s was written for the data %d, %v, want %d", name, version, ok, DataVersion)
		}
		depth := 0
		for _, m := range logic.FindAllStringSubmatch(string(data), -1) {
			switch m[1] {
			case "end":
				depth--
			case "else":
				actions++
			case "define", "block":
				depth++
			default:
				actions++
				depth++
			}
			if depth > 3 { // the body of a definition is a level of its own
				t.Errorf("%s is %d levels deep, want at most 2", name, depth-1)
			}
		}
		lines += strings.Count(string(data), "\n")
	}
	if actions*100 > lines*10 {
		t.Errorf("logic actions = %d in %d lines, want at most ten in a hundred", actions, lines)
	}
}

package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

func TestSteps(t *testing.T) {
	for _, tt := range []struct {
		expression      string
		descents, roots int
	}{
		{"$.paths['/x']", 0, 0}, {"$..*", 1, 0}, {"$..a..b", 2, 0}, {"$['..']", 0, 0}, {`$["a\"..$"]`, 0, 0},
		{"$..[?@.a == $.b]", 1, 1}, {"$[?count($..*) > 1]", 1, 1},
	} {
		if descents, roots := steps(tt.expression); descents != tt.descents || roots != tt.roots {
			t.Errorf("steps(%s) = %d, %d, want %d, %d", tt.expression, descents, roots, tt.descents, tt.roots)
		}
	}
}

// Targets that visit everything again and again are refused, and those that name
// a path are not.
func TestOverlaysAreBounded(t *testing.T) {
	document := "openapi: 3.0.1\ninfo: {title: T, version: '1'}\npaths: {}\nx-list: [" + strings.Repeat("1, ", 50_000) + "1]\n"
	for target, refused := range map[string]bool{"$..description": false, "$..*..*..*..*": true, "$..[?@ == $]": true, "$.info": false} {
		overlay := fmt.Sprintf("overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: '%s', update: {x-a: b}}]\n", target)
		_, err := Parse(Options{File: "api.yaml", Data: []byte(document), OverlayLenient: true, Overlays: []File{{Name: "o.yaml", Data: []byte(overlay)}}})
		if got := err != nil && strings.Contains(err.Error(), "o.yaml:3:20: overlay targets with .. would visit more than"); got != refused {
			t.Errorf("Parse with %s = %v, want refused %v", target, err, refused)
		}
	}
	if n := count(&tree.Node{}); n != 1 {
		t.Errorf("count of a scalar = %d, want 1", n)
	}
}

// A filter asks for a member that some objects lack.
func TestOverlayMatchesAnAbsentMember(t *testing.T) {
	document := "openapi: 3.0.1\ninfo: {title: T, version: '1'}\npaths: {}\ntags: [{name: a}, {name: b, description: text}]\n"
	for _, function := range []string{"match", "search"} {
		overlay := fmt.Sprintf("overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: \"$.tags[?%s(@.description, 'te.*')]\", update: {x-a: b}}]\n", function)
		if _, err := Parse(Options{File: "api.yaml", Data: []byte(document), Overlays: []File{{Name: "o.yaml", Data: []byte(overlay)}}}); err != nil {
			t.Errorf("Parse with %s of an absent member: %v", function, err)
		}
	}
}

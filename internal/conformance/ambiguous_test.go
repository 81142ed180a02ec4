//go:build conformance

package conformance

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"testing"
)

// ambiguous lists properties with a oneOf, or a list of one, in which several
// arms admit every value. A discriminator would distinguish the arms, but
// validators of JSON Schema do not read it. They accept only bodies without the
// property, which is always optional. Each value is the reason.
var ambiguous = map[string]string{
	"regionConfigs": "AWS, AZURE and GCP ask for the same, so that a region of one is a region of the others",
	"schedule":      "every schedule is one of the type DEFAULT too, which asks for nothing but a type",
	"stores":        "every kind of store requires its provider alone, and admits the properties of the others",
}

// refusal matches the output of the command line and of curl for a request that
// Prism rejects.
var refusal = regexp.MustCompile(`(HTTP|error:) 4(00|22)`)

// unambiguous returns a body without ambiguous properties, and the names of the
// removed ones.
func unambiguous(t *testing.T, body []byte) (rest []byte, names []string) {
	t.Helper()
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatalf("%v in the body %.2000s", err, body)
	}
	found := map[string]bool{}
	remove(v, found)
	rest, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return rest, slices.Sorted(maps.Keys(found))
}

func remove(v any, found map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			remove(item, found)
		}
	case map[string]any:
		for name, member := range v {
			if ambiguous[name] != "" {
				found[name] = true
				delete(v, name)
				continue
			}
			remove(member, found)
		}
	}
}

// needed fails for entries of noOneArm and ambiguous that were not necessary.
func needed(t *testing.T, refused map[string]bool) {
	t.Helper()
	for _, exceptions := range []map[string]string{noOneArm, ambiguous} {
		for name := range exceptions {
			if !refused[name] {
				t.Errorf("%s is accepted: remove its exception", name)
			}
		}
	}
}

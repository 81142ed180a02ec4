package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseAliases(t *testing.T) {
	got, err := ParseAliases("a.yaml", []byte("# names\nlistOld: GET /things/{id}\naddOld: POST /things/{id}:add\n"))
	want := []Alias{{"addOld", "POST", "/things/{id}:add"}, {"listOld", "GET", "/things/{id}"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("ParseAliases: %v (-want +got):\n%s", err, diff)
	}
	if got, err := ParseAliases("a.yaml", nil); err != nil || len(got) != 0 {
		t.Errorf("ParseAliases of nothing = %v, %v", got, err)
	}
}

func TestParseAliasesErrors(t *testing.T) {
	for text, want := range map[string]string{
		"a: things":           `a.yaml:1:4: a: want a method and a path, as in GET /path: "things"`,
		"a: FETCH /things":    `a.yaml:1:4: a: want a method and a path, as in GET /path: "FETCH /things"`,
		"a: GET /x\na: GET /": `a.yaml:2:1: mapping key "a" already defined at [1:1]`,
	} {
		if _, err := ParseAliases("a.yaml", []byte(text)); err == nil || err.Error() != want {
			t.Errorf("ParseAliases(%q) = %v, want %s", text, err, want)
		}
	}
}

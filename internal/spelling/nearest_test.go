package spelling

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"paths", "tags", "in", "operationId"}
	tests := []struct{ in, want string }{
		{"pathz", "paths"}, {"Paths", "paths"}, {"apths", "paths"}, {"tag", "tags"},
		{"operationID", "operationId"}, {"xx", ""}, {"", ""}, {"components", ""},
	}
	for _, test := range tests {
		if got := Nearest(test.in, words); got != test.want {
			t.Errorf("nearest(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestHint(t *testing.T) {
	words := []string{"pin", "out"}
	for word, want := range map[string]string{"pinn": ` (did you mean "pin"?)`, "targets": "", "": ""} {
		if got := Hint(word, words); got != want {
			t.Errorf("Hint(%q) = %q, want %q", word, got, want)
		}
	}
}

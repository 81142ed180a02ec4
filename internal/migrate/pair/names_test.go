package pair

import "testing"

func TestParseNames(t *testing.T) {
	for _, test := range []struct {
		text string
		ok   bool
	}{
		{`{"renames": [], "removed": []}`, true},
		{`{"changes": []}`, false},
		{`[`, false},
	} {
		if _, err := ParseNames([]byte(test.text)); (err == nil) != test.ok {
			t.Errorf("ParseNames(%s) = %v, want ok %v", test.text, err, test.ok)
		}
	}
}

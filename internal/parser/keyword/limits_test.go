package keyword

import "testing"

func TestDecimal(t *testing.T) {
	for in, want := range map[string]string{
		"1.1991456e+09": "1199145600",
		"2e-1":          "0.2",
		"0.5":           "0.5",
		"1E3":           "1000",
		"1e999999999":   "1e999999999",
		"-1.5e1":        "-15",
		"":              "",
	} {
		if got := decimal(in); got != want {
			t.Errorf("decimal(%q) = %q, want %q", in, got, want)
		}
	}
}

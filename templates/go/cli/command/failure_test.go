package command

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// No error of the client names an option of the SDK on the command line. The server
// settings replace one name themselves.
func TestErrorsNameNoOptions(t *testing.T) {
	quoted, option := regexp.MustCompile(`"[^"\n]*"`), regexp.MustCompile(`\bUse[A-Z]\w+`)
	files, err := filepath.Glob("../../runtime/*.go")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "//") || strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, text := range quoted.FindAllString(line, -1) {
				if option.MatchString(text) {
					checked++
				}
				if left := option.FindString(spoken(text)); left != "" && left != "UseServerVariable" {
					t.Errorf("%s: %s is said as %s", file, text, spoken(text))
				}
			}
		}
	}
	if checked < 4 {
		t.Errorf("%d texts name options, want at least 4", checked)
	}
}

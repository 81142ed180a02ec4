package conformance

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// payloads are texts that end comments, strings, tags and templates, or that
// look like something else than they are.
var payloads = []string{
	"*/ func init() { panic(1) } /*",
	"`+`\"`\" json:\"x\"",
	"line one\nfunc init() { panic(1) }\r\n//go:build ignore\n\r//go:embed /etc/passwd",
	"{{.}} {{template \"x\"}} ${jndi:x} $(id) %s %[1]d %!",
	"a\u202e/*txet*/ \u2066b\u2069 \ufeff \u200b \u2028 \u2029 \u0085",
	"\u0001\u0007\u001b[31mred\u001b[0m \u007f",
	"../../../../tmp/evil\\..\\x",
	"<script>alert(1)</script> --> ]]>",
	"'; DROP TABLE x; -- \\",
	"Deprecated: no.\n\n# Heading\n\n[link]: https://example.com",
	"\\u000afunc init(){}",
	"//line x.go:1\n//export x",
	strings.Repeat("long ", 20000),
}

// TestHostileTexts generates from documents whose every text is hostile. The
// result is Go code that says the text and does nothing else.
func TestHostileTexts(t *testing.T) {
	for _, payload := range payloads {
		t.Run(name(payload), func(t *testing.T) {
			dir, r := generateHostile(t, map[string]string{"TEXT": payload, "TAG": payload, "NAME": payload})
			switch r.code {
			case 0:
				checkSafe(t, filepath.Join(dir, "out"))
				run(t, filepath.Join(dir, "out", "sdk"), "go", "vet", "./...")
			case 3:
				checkComplaint(t, r)
			default:
				t.Errorf("exit code = %d, want 0 or 3\n%.2000s", r.code, r.stderr)
			}
			checkNothingElse(t, dir)
		})
	}
}

// TestHostileNames puts hostile texts where names are made of them: either the
// document is refused, with a position, or the code is sound.
func TestHostileNames(t *testing.T) {
	for _, place := range []string{"updateThing", "Things", "Left", "thingId", "/api/things/", "vnd.atlas.2024-08-05+json"} {
		for _, payload := range payloads[:len(payloads)-1] {
			t.Run(place+" "+name(payload), func(t *testing.T) {
				dir, r := generateHostile(t, map[string]string{"TEXT": "text", "TAG": "tag", "NAME": "name", place: payload})
				switch r.code {
				case 0:
					checkSafe(t, filepath.Join(dir, "out"))
				case 3:
					checkComplaint(t, r)
				default:
					t.Errorf("exit code = %d, want 0 or 3\n%.2000s", r.code, r.stderr)
				}
				checkNothingElse(t, dir)
			})
		}
	}
}

func name(payload string) string {
	return regexp.MustCompile(`[^a-zA-Z0-9]+`).ReplaceAllString(payload[:min(24, len(payload))], "_")
}

// generateHostile replaces words of the template document by JSON strings,
// which YAML reads too, and generates from it.
func generateHostile(t *testing.T, words map[string]string) (string, result) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "hostile.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for word, payload := range words {
		quoted, err := json.Marshal(payload)
		if err != nil {
			t.Fatal(err)
		}
		text = within(text, word, string(quoted))
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "api.yaml"), []byte(text))
	return dir, gen(t, "--spec", filepath.Join(dir, "api.yaml"), "--pin", "2025-03-12", "--out", filepath.Join(dir, "out"), "--only", "sdk")
}

// within replaces a word by a quoted text; a word that is part of a longer
// scalar takes the whole scalar into the quotes.
func within(text, word, quoted string) string {
	scalar := regexp.MustCompile(`'?([#/\w.{}+]*)` + regexp.QuoteMeta(word) + `([/\w.{}+]*)'?`)
	return scalar.ReplaceAllStringFunc(text, func(found string) string {
		part := scalar.FindStringSubmatch(found)
		return `"` + part[1] + quoted[1:len(quoted)-1] + part[2] + `"`
	})
}

// checkSafe parses every Go file: none has declarations that a text brought in.
func checkSafe(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, data, parser.ParseComments)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		if object := file.Scope.Lookup("init"); object != nil {
			t.Errorf("%s declares init", path)
		}
		checkText(t, path, string(data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// checkText looks for directives at the start of a line, and for characters
// that show code in another order than the compiler reads it.
func checkText(t *testing.T, path, text string) {
	t.Helper()
	if found := regexp.MustCompile(`(?m)^//(go:|line |export )[^\n]*`).FindString(text); found != "" {
		t.Errorf("%s has the directive %q", path, found)
	}
	if i := strings.IndexAny(text, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u001b\u0007\x00"); i >= 0 {
		t.Errorf("%s has the character %q in %q", path, text[i:i+3], text[max(0, i-40):i+3])
	}
}

var complaint = regexp.MustCompile(`(?m)^\S*api\.yaml:\d+:\d+: `)

func checkComplaint(t *testing.T, r result) {
	t.Helper()
	if !complaint.MatchString(r.stderr) {
		t.Errorf("stderr = %.1000q, want a complaint with a position", r.stderr)
	}
	if strings.ContainsAny(r.stderr, "\u001b\u0007\x00\u202e") {
		t.Errorf("stderr = %.1000q, want no control characters", r.stderr)
	}
}

// checkNothingElse looks for files beside the document and the output.
func checkNothingElse(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() != "api.yaml" && entry.Name() != "out" {
			t.Errorf("gen wrote %s, want nothing outside of --out", entry.Name())
		}
	}
	if _, err := os.Stat("/tmp/evil"); err == nil {
		t.Error("gen wrote /tmp/evil")
	}
}

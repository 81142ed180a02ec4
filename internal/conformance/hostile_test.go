package conformance

import (
	"crypto/sha256"
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/buildcache"
)

// payloads are texts that end comments, strings, tags and templates, or that
// are displayed as something else.
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
	strings.Repeat("long ", 2000),
}

// TestHostileTexts generates from documents whose texts are all hostile. The
// output must be Go code that contains the text and has no further effect.
func TestHostileTexts(t *testing.T) {
	for _, payload := range payloads {
		t.Run(name(payload), func(t *testing.T) {
			dir, r := generateHostile(t, "@text", payload)
			if r.code != 0 {
				t.Fatalf("exit code = %d, want 0\n%.2000s", r.code, r.stderr)
			}
			checkSafe(t, filepath.Join(dir, "out"))
			checkNothingElse(t, dir)
		})
	}
}

// TestHostileTextsCompile vets the code of a document in which each text is a
// different hostile one.
func TestHostileTextsCompile(t *testing.T) {
	text := readHostile(t)
	for i := 0; strings.Contains(text, "@text"); i++ {
		text = strings.Replace(text, "@text", escaped(t, payloads[i%len(payloads)]), 1)
	}
	for place, word := range harmless {
		text = strings.ReplaceAll(text, place, word)
	}
	dir, err := buildcache.Dir("hostile")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it is among temporary files
	if r := runHostile(t, dir, text); r.code != 0 {
		t.Fatalf("exit code = %d, want 0\n%.2000s", r.code, r.stderr)
	}
	run(t, filepath.Join(dir, "out", "sdk"), "go", "vet", "./...")
}

// TestHostileNames uses hostile texts as names. The document must be rejected
// with a position, or the code must be safe. Outside of the conformance tests, each
// kind of name gets a part of the texts.
func TestHostileNames(t *testing.T) {
	for n, place := range []string{"@id", "@group", "@schema", "@param", "@path", "@media", "@tag", "@name"} {
		accepted := 0
		for i, payload := range payloads[:len(payloads)-1] {
			if (n+i)%everyPayload != 0 {
				continue
			}
			dir, r := generateHostile(t, place, payload)
			switch r.code {
			case 0:
				accepted++
				checkSafe(t, filepath.Join(dir, "out"))
			case 3:
				checkComplaint(t, r)
			default:
				t.Errorf("%s as %q: exit code = %d, want 0 or 3\n%.2000s", place, payload, r.code, r.stderr)
			}
			checkNothingElse(t, dir)
		}
		t.Logf("%s: %d texts accepted as a name", place, accepted)
	}
}

func name(payload string) string {
	return regexp.MustCompile(`[^a-zA-Z0-9]+`).ReplaceAllString(payload[:min(24, len(payload))], "_")
}

// harmless contains the default texts of the template document.
var harmless = map[string]string{
	"@text": "text", "@tag": "tag", "@name": "name", "@id": "updateThing", "@group": "Things",
	"@schema": "Left", "@param": "thingId", "@path": "things", "@media": "vnd.atlas.2024-08-05+json",
}

// generateHostile generates from the template document with a payload in places
// of one kind.
func generateHostile(t *testing.T, place, payload string) (string, result) {
	t.Helper()
	text := strings.ReplaceAll(readHostile(t), place, escaped(t, payload))
	for _, other := range slices.Sorted(maps.Keys(harmless)) {
		if other != place {
			text = strings.ReplaceAll(text, other, harmless[other])
		}
	}
	dir := t.TempDir()
	return dir, runHostile(t, dir, text)
}

// escaped returns a text as it is written inside a JSON string.
func escaped(t *testing.T, payload string) string {
	t.Helper()
	quoted, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(quoted[1:len(quoted)-1]), "\x7f", `\u007f`)
}

func readHostile(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "hostile.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func runHostile(t *testing.T, dir, text string) result {
	t.Helper()
	write(t, filepath.Join(dir, "api.yaml"), []byte(text))
	return gen(t, "--spec", filepath.Join(dir, "api.yaml"), "--pin", "2025-03-12", "--out", filepath.Join(dir, "out"), "--only", "sdk")
}

// safe contains the checksums of files without a fault: most are the runtime's.
var safe = map[[sha256.Size]byte]bool{}

// checkSafe parses every Go file and checks that no text added a declaration.
func checkSafe(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || safe[sha256.Sum256(data)] {
			return err
		}
		failed := t.Failed()
		defer func() { safe[sha256.Sum256(data)] = !failed && !t.Failed() }()
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
// that change the displayed order of code.
func checkText(t *testing.T, path, text string) {
	t.Helper()
	if found := directive.FindString(strings.ReplaceAll(text, "//go:noinline\nfunc ", "func ")); found != "" {
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

// checkNothingElse looks for files other than the document and the output.
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

// directive matches comments that are instructions to a tool. The runtime has
// some of its own, which prevent inlining.
var directive = regexp.MustCompile(`(?m)^//(go:|line |export )[^\n]*`)

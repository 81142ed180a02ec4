package main

import (
	"os"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/docs"
)

func TestTemplatesReplaceFileByFile(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml":             "spec: two.yaml\npin: 2024-08-05\ndocs: {}\ntemplates: mine\n",
		"mine/docs/style.css":       "body { color: teal }\n",
		"mine/docs/list.parts.tmpl": changed(t, "list.parts.tmpl", `<li>{{.Link}}`, `<li class="mine{{if .Link}} linked{{end}}">{{.Link}}`),
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	for file, want := range map[string]string{
		"generated/docs/style.css":  "color: teal",
		"generated/docs/script.js":  "search",
		"generated/docs/index.html": `<li class="mine linked"><a href="index.html" aria-current="page">`,
		"generated/atlasgen.lock":   `"name": "docs/style.css"`,
	} {
		if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s is %.60q, %v, want %q in it", file, data, err, want)
		}
	}
}

func TestTemplatesAreRefused(t *testing.T) {
	const whole = "{{template \"top\" .}}{{template \"bottom\" .}}\n"
	for _, test := range []struct{ file, text, want string }{
		{"docs/styles.css", "", "templates: mine/docs/styles.css replaces no built-in template"},
		{"cli/page/help.go", "", "templates: mine/cli/page/help.go replaces no built-in template"},
		{"docs/tag.html.tmpl", whole, "mine/docs/tag.html.tmpl:1: it was not written for version 1 of the data: the first line does not say {{/* data 1 */ -}}"},
		{"docs/tag.html.tmpl", "{{/* data 2 */ -}}\n" + whole, "mine/docs/tag.html.tmpl:1: it was not written for version 1 of the data: the first line does not say {{/* data 1 */ -}}"},
		{"docs/tag.html.tmpl", "{{/* data 1 */ -}}\n\n{{if}}", "mine/docs/tag.html.tmpl:3: missing value for if"},
		{"docs/tag.html.tmpl", "{{/* data 1 */ -}}\n\n<p>{{.Data.Nothing}}\n" + whole, `mine/docs/tag.html.tmpl:3:10: executing "tag.html" at <.Data.Nothing>: can't evaluate field Nothing in type interface {}`},
		{"docs/tag.html.tmpl", "{{/* data 1 */ -}}\n<a href=\"{{.Title}}", `mine/docs/tag.html.tmpl: ends in a non-text context`},
		{"docs/security.parts.tmpl", "{{/* data 1 */ -}}\n{{define \"Code\"}}{{.Code}}{{end}}", `mine/docs/security.parts.tmpl: it does not define "`},
		{"docs/list.parts.tmpl", changed(t, "list.parts.tmpl", "<li>{{.Link}}", "<li>{{.Nothing}}"), `mine/docs/list.parts.tmpl:7:6: executing "Item" at <.Nothing>: there is no field Nothing`},
		{"docs/list.parts.tmpl", changed(t, "list.parts.tmpl", "<li>{{.Link}}", "<li>{{if true}}{{.Nothing}}{{end}}"), `mine/docs/list.parts.tmpl:7:17: executing "Item" at <.Nothing>: map has no entry for key "Nothing"`},
		{"docs/markdown.parts.tmpl", changed(t, "markdown.parts.tmpl", "- {{.Text}}", "- {{if true}}{{.Nothing}}{{end}}"), `mine/docs/markdown.parts.tmpl:20:15: executing "Item" at <.Nothing>: map has no entry for key "Nothing"`},
		{"docs/operation.md.tmpl", "{{/* data 1 */ -}}\n{{.Nothing}}", `mine/docs/operation.md.tmpl:2:2: executing "operation.md" at <.Nothing>: can't evaluate field Nothing in type markdown.markdownView`},
	} {
		workspace(t, map[string]string{
			"atlasgen.yaml":     "spec: two.yaml\npin: 2024-08-05\ndocs: {}\ntemplates: mine\n",
			"mine/" + test.file: test.text,
		})
		if code, _, stderr := gen(); code != exitUsage || !strings.HasPrefix(stderr, test.want) {
			t.Errorf("gen with %s = %d: %s, want %s", test.file, code, stderr, test.want)
		}
		if _, err := os.Stat("generated"); err == nil {
			t.Errorf("gen with %s wrote outputs", test.file)
		}
	}
	put(t, "atlasgen.yaml", "spec: two.yaml\npin: 2024-08-05\ntemplates: nowhere\n")
	if code, _, stderr := gen(); code != exitUsage || !strings.HasPrefix(stderr, "templates: ") || !strings.Contains(stderr, "nowhere") {
		t.Errorf("gen without the folder of templates = %d: %s", code, stderr)
	}
}

func TestChangelogOfAFile(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\ndocs: {changelog: CHANGES.md}\n",
		"CHANGES.md":    "# Second\n\n- `a` is *gone* <script>\n\n# First\n\nAll is new.\n",
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	for file, wants := range map[string][]string{
		"generated/docs/changelog.html": {
			`<a href="#release-1">Second</a></h2>`, "<code>a</code> is <em>gone</em> &lt;script&gt;",
			`<a href="#release-2">First</a></h2>`, "<p>All is new.</p>",
		},
		"generated/atlasgen.lock": {`"name": "CHANGES.md"`},
	} {
		data, err := os.ReadFile(file)
		for _, want := range wants {
			if err != nil || !strings.Contains(string(data), want) {
				t.Errorf("%s is %s, %v, want %q in it", file, data, err, want)
			}
		}
	}
	if err := os.Remove("CHANGES.md"); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := gen(); code != exitUsage || !strings.HasPrefix(stderr, "docs.changelog: ") {
		t.Errorf("gen without the file = %d: %s", code, stderr)
	}
}

func TestChangelogOfAFolder(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml":         "spec: two.yaml\npin: 2024-08-05\ndocs: {changelog: changes, site: \"https://docs.example.com/\"}\n",
		"changes/2026-02-17.md": "# API changes\n\nFrom a to b.\n\n## Removed operations (1)\n\n| tag | end |\n|---|---|\n| As | never |\n",
		"changes/2026-08-21.md": "# API changes\n\nFrom b to c <script>.\n",
		"changes/notes.txt":     "no text of a release",
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	for file, wants := range map[string][]string{
		"changelog.html": {`<a href="#release-2026-08-21">2026-08-21</a></h2>`, `<a href="#release-2026-02-17">2026-02-17</a></h2>`, "<strong>Removed operations (1)</strong>", "<td>As</td>"},
		"feed.xml": {
			`<feed xmlns="http://www.w3.org/2005/Atom">`, "<updated>2026-08-21T00:00:00Z</updated>", `<link rel="self" href="https://docs.example.com/feed.xml"></link>`,
			"<id>https://docs.example.com/changelog.html#release-2026-02-17</id>", "&lt;td&gt;As&lt;/td&gt;",
		},
	} {
		data, err := os.ReadFile("generated/docs/" + file)
		if err != nil {
			t.Fatal(err)
		}
		rest := string(data)
		for _, want := range wants {
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				t.Errorf("%s is %s, want %q, in order", file, data, want)
				break
			}
			rest = after
		}
		if strings.Contains(string(data), "<script>.") {
			t.Errorf("%s has a script: %s", file, data)
		}
	}
	put(t, "changes/later.md", "x")
	if code, _, stderr := gen(); code != exitUsage || !strings.Contains(stderr, "changes/later.md: want a name like 2026-08-21.md") {
		t.Errorf("gen with a file without a date = %d: %s", code, stderr)
	}
}

func TestAliasesOfAFile(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\ncli: {aliases: names.yaml}\n",
		"names.yaml":    "fetchA: GET /a\n",
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	if data, err := os.ReadFile("generated/cli/cmd/atlas/aliases.go"); err != nil || !strings.Contains(string(data), `{Old: "fetchA", New: "getA"}`) {
		t.Errorf("aliases.go is %s, %v", data, err)
	}
	for text, want := range map[string]string{
		"fetchA: /a\n":  `names.yaml:1:9: fetchA: want a method and a path, as in GET /path: "/a"`,
		"a b: GET /a\n": `names.yaml:1:6: "a b" cannot be a command`,
	} {
		put(t, "names.yaml", text)
		if code, _, stderr := gen(); code != exitUsage || strings.TrimSpace(stderr) != want {
			t.Errorf("gen with %q = %d: %s, want %s", text, code, stderr, want)
		}
	}
}

// changed returns a built-in template in which one text is replaced by another.
func changed(t *testing.T, name, old, new string) string {
	t.Helper()
	data, err := docs.Read(nil, name)
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("%s: %v, want %s in it", name, err, old)
	}
	return strings.Replace(string(data), old, new, 1)
}

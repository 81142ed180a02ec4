package docs

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"

	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// hostile is added to every text of the document.
const hostile = `<script>alert(1)</script><img src="//evil.example/x" onerror=alert(1)> [go](javascript:alert(1)) ` +
	`![pic](https://evil.example/p.png) <b onclick="x()"> <style>*{}</style> </code></pre></details></main>'"` + "`" +
	` $(touch broken) ${HOME} {{.}} ]]> --> <!--` + "\x00\u202e\u2028\x1b[31m"

// kept lists fields that are not free text: names, which the naming rules
// restrict, and words of a closed set.
var kept = map[string]bool{
	"Go": true, "Kebab": true, "Method": true, "Status": true, "Path": true, "Format": true, "Stage": true, "Date": true,
	"Minimum": true, "Maximum": true, "MultipleOf": true, "Sunset": true, "Type": true, "ValueName": true,
	"Pointer": true, "File": true, "Dropped": true, "Shared": true, "Pattern": true, "KeyPattern": true,
	"Version": true, "Setting": true, "Variable": true, "Shell": true, "Option": true, "TokenOption": true,
}

// spoil appends hostile to every text that v contains or refers to.
func spoil(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		spoil(v.Elem(), seen)
	case reflect.Interface:
		if !v.IsNil() && v.Elem().Kind() == reflect.Pointer {
			spoil(v.Elem(), seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i), seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !kept[v.Type().Field(i).Name] {
				spoil(v.Field(i), seen)
			}
		}
	case reflect.String:
		if v.CanSet() {
			spoilText(v)
		}
	}
}

func spoilText(v reflect.Value) {
	var s string
	switch {
	case v.Type() == reflect.TypeFor[model.JSON]():
		if json.Unmarshal([]byte(v.String()), &s) == nil {
			data, _ := json.Marshal(s + hostile) // a string always has a JSON form
			v.SetString(string(data))
		}
	case v.Type() == reflect.TypeFor[string]() && v.String() != "":
		v.SetString(v.String() + hostile)
	}
}

func hostileSite(t *testing.T) site {
	t.Helper()
	data, err := os.ReadFile(ownDocument())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parser.Parse(parser.Options{File: "api.yaml", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	api := doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, false)
	o := optionsOf(doc)
	spoil(reflect.ValueOf(doc), map[uintptr]bool{})
	files, err := docs.Emit(api, o)
	if err != nil {
		t.Fatal(err)
	}
	s := site{}
	for _, f := range files {
		s[strings.TrimPrefix(f.Path, "docs/")] = f.Data
	}
	return s
}

// TestHostileDocument checks that no text of a document is anything but text on
// a page.
func TestHostileDocument(t *testing.T) {
	s := hostileSite(t)
	pages, texts := 0, 0
	for name, data := range s {
		if i := strings.IndexAny(string(data), "\x00\u202e\u2028\x1b"); i >= 0 {
			t.Errorf("%s holds characters that nobody sees: %q", name, data[max(0, i-400):i+4])
		}
		switch {
		case strings.HasSuffix(name, ".md"):
			var b bytes.Buffer
			if err := markdown.Convert(data, &b); err != nil {
				t.Fatal(err)
			}
			harmless(t, name, parse(t, b.Bytes()))
		case strings.HasSuffix(name, ".html"):
			d := parse(t, data)
			if main := d.ids["main"]; main == nil || d.ids["nav"] == nil || main.Parent != d.ids["nav"].Parent {
				t.Errorf("%s has lost its frame", name)
			}
			pages++
			texts += harmless(t, name, d)
		}
	}
	if pages == 0 || texts < pages {
		t.Errorf("texts = %d on %d pages, want one on each at least", texts, pages)
	}
}

// markdown is a Markdown reader that passes HTML through.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(html.WithUnsafe()))

// ownScripts are the scripts that pages load.
var ownScripts = map[string]bool{"script.js": true, "fill.js": true}

var harmlessTags = map[string]bool{
	"html": true, "head": true, "body": true, "meta": true, "title": true, "link": true, "a": true, "header": true, "div": true,
	"label": true, "input": true, "ul": true, "ol": true, "li": true, "nav": true, "main": true, "aside": true, "section": true,
	"h1": true, "h2": true, "h3": true, "p": true, "span": true, "code": true, "pre": true, "i": true, "b": true, "em": true,
	"strong": true, "dl": true, "dt": true, "dd": true, "details": true, "summary": true, "table": true, "thead": true,
	"tbody": true, "tr": true, "th": true, "td": true, "script": true, "br": true, "hr": true, "blockquote": true, "kbd": true, "wbr": true,
}

// harmless checks a page and returns the number of hostile texts on it.
func harmless(t *testing.T, name string, d *document) int {
	t.Helper()
	for n := range d.root.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		if !harmlessTags[n.Data] || n.Data == "script" && !ownScripts[strings.TrimPrefix(attr(n, "src"), "../")] {
			t.Errorf("%s has an element %s with %v", name, n.Data, n.Attr)
		}
		for _, a := range n.Attr {
			target := strings.ToLower(strings.TrimSpace(a.Val)) // browsers ignore blanks
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "href" && strings.HasPrefix(target, "javascript") {
				t.Errorf("%s has %s=%q", name, a.Key, a.Val)
			}
		}
	}
	return strings.Count(text(d.root), "<script>alert(1)</script>")
}

// TestHostileSamples runs the samples of hostile pages in a shell with
// replacements for the programs, and checks that nothing else is executed.
func TestHostileSamples(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("skipped: there is no shell")
	}
	dir := t.TempDir()
	ran := 0
	for name, data := range hostileSite(t) {
		if !strings.HasPrefix(name, "operations/") || !strings.HasSuffix(name, ".json") {
			continue
		}
		for _, sample := range readJSON(t, data).Samples {
			if sample.Language != "shell" {
				continue
			}
			ran++
			script := "curl() { :; }\natlas() { :; }\n" + sample.Source + "\n"
			cmd := exec.Command(shell, "-eu", "-c", script)
			cmd.Dir = dir
			cmd.Env = []string{"ACCESS_TOKEN=t", "PUBLIC_KEY=u", "PRIVATE_KEY=p", "PATH=" + os.Getenv("PATH")}
			if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
				t.Fatalf("%s, %s: %v %s\n%s", name, sample.Title, err, out, sample.Source)
			}
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 || ran == 0 {
		t.Errorf("files after %d samples = %v, want none", ran, left)
	}
}

package tables

import (
	"context"
	"fmt"
	"go/ast"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/templates"
)

// Names in the joined module.
const (
	modulePath = "example.com/tables"
	cliPath    = modulePath + "/cli"
	program    = "tables"
)

// An Output is what the generator made of a document.
type Output struct {
	Files    []emit.File
	Warnings []string // codes, each once, sorted
	Err      error
}

// Generate returns all outputs of a document.
func Generate(ctx context.Context, d *Document) *Output {
	target := config.Default()
	target.Spec, target.Pin, target.Dialect = "document.yaml", "", "plain"
	target.SDK.Module, target.SDK.Package = modulePath, "sdk"
	target.CLI = config.CLI{Module: cliPath, Command: program}
	job := pipeline.Job{Targets: []*config.Config{target}, Files: fstest.MapFS{"document.yaml": &fstest.MapFile{Data: d.Source}}}
	result, err := pipeline.Run(ctx, job)
	out := &Output{Err: err}
	for _, w := range result.Warnings {
		out.Warnings = append(out.Warnings, string(w.Code))
	}
	slices.Sort(out.Warnings)
	out.Warnings = slices.Compact(out.Warnings)
	if err == nil {
		out.Files = result.Targets[0].Files
	}
	return out
}

// Docs returns the Markdown of the reference.
func (o *Output) Docs() string {
	var b strings.Builder
	for _, f := range o.Files {
		if strings.HasPrefix(f.Path, "docs/") && path.Ext(f.Path) == ".md" {
			b.Write(f.Data)
		}
	}
	return b.String()
}

// Text returns what the reference says, of all pages.
func (o *Output) Text() string {
	var b strings.Builder
	b.WriteString(o.Docs())
	for _, f := range o.Files {
		if strings.HasPrefix(f.Path, "docs/") && path.Ext(f.Path) == ".html" {
			b.WriteString(html.UnescapeString(element.ReplaceAllString(string(f.Data), "")))
		}
	}
	return b.String()
}

var element = regexp.MustCompile(`<[^<>]*>`)

// Samples returns the samples below a heading of the pages of operations.
func (o *Output) Samples(heading string) []string {
	var all []string
	_, rest, found := strings.Cut(o.Docs(), "\n### "+heading+"\n")
	for found {
		text, more, _ := strings.Cut(rest, "\n```\n")
		_, text, _ = strings.Cut(text, "\n```")
		_, text, _ = strings.Cut(text, "\n")
		all = append(all, text+"\n")
		_, rest, found = strings.Cut(more, "\n### "+heading+"\n")
	}
	return all
}

// A Module joins the outputs of documents.
type Module struct {
	dir    string
	count  int
	common []*ast.File     // the runtime
	main   strings.Builder // cases of the command line
}

// NewModule writes what all documents have in common below a folder.
func NewModule(dir string) (*Module, error) {
	requirements, sums := templates.CLIModule()
	m := &Module{dir: dir}
	files := map[string][]byte{
		"go.mod": fmt.Appendf(nil, "module %s\n\ngo 1.26.0\n\n%s", modulePath, requirements), "go.sum": sums,
	}
	runtime := map[string][]byte{}
	for _, s := range templates.Runtime(templates.Features()...) {
		data := []byte(strings.Replace(string(s.Data), "package admin", "package sdk", 1))
		files["sdk/"+s.Name], runtime[s.Name] = data, data
	}
	var err error
	if m.common, err = syntax(runtime); err != nil {
		return nil, err
	}
	return m, m.write(files)
}

func (m *Module) write(files map[string][]byte) error {
	for name, data := range files {
		file := filepath.Join(m.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// Add adds the outputs of a document and its calls.
func (m *Module) Add(d *Document, o *Output) error {
	m.count++
	r := newRenamer(fmt.Sprintf("_d%d", m.count))
	parts := map[string]map[string][]byte{"sdk": {}, "ops": {}, "main": {}}
	shared := map[string][]byte{}
	for _, f := range o.Files {
		if part, name := partOf(f.Path); part != "" {
			parts[part][name] = f.Data
		} else if name := sharedName(f.Path); name != "" {
			shared[name] = f.Data
		}
	}
	names := map[string]string{"admin": "sdk", "ops": "ops"}
	for _, part := range []string{"sdk", "ops", "main"} {
		var common []*ast.File
		if part == "sdk" {
			common = m.common
		}
		if err := r.rename(part, parts[part], common, names); err != nil {
			return fmt.Errorf("%s: %w", d.Name, err)
		}
	}
	fmt.Fprintf(&m.main, "\tcase %q:\n\t\tmain%s()\n", d.Name, r.suffix)
	shared[fmt.Sprintf("calls/d%d.go", m.count)] = []byte(calls(d, r))
	for i, text := range o.Samples("Go SDK") {
		shared[fmt.Sprintf("calls/d%d_%d.go", m.count, i)] = []byte(sampleCall(d, r, i, text))
	}
	folders := map[string]string{"sdk": "sdk", "ops": "sdk/ops", "main": "cli/cmd/" + program}
	for part, files := range parts {
		for name, data := range files {
			shared[fmt.Sprintf("%s/d%d_%s", folders[part], m.count, name)] = data
		}
	}
	return m.write(shared)
}

// partOf returns the package of a file that depends on the document, and its name.
func partOf(file string) (part, name string) {
	if path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
		return "", ""
	}
	dir, name := path.Split(file)
	copied := func(sources []templates.Source) bool {
		return slices.ContainsFunc(sources, func(s templates.Source) bool { return s.Name == name })
	}
	switch {
	case dir == "sdk/sdk/" && !copied(templates.Runtime(templates.Features()...)):
		return "sdk", name
	case dir == "sdk/sdk/ops/" && !copied(templates.Tree("ops")):
		return "ops", name
	case dir == "cli/cmd/"+program+"/":
		return "main", name
	}
	return "", ""
}

// sharedName returns the place of a file that is the same for all documents, or "".
func sharedName(file string) string {
	if path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
		return ""
	}
	if rest, ok := strings.CutPrefix(file, "sdk/sdk/ops/"); ok {
		return "sdk/ops/" + rest
	}
	if strings.HasPrefix(file, "cli/internal/") {
		return file
	}
	return ""
}

// Finish writes the main functions of the two programs.
func (m *Module) Finish() error {
	main := "package main\n\nimport \"os\"\n\nfunc main() {\n\tswitch os.Getenv(\"DOCUMENT\") {\n" + m.main.String() + "\t}\n}\n"
	return m.write(map[string][]byte{"cli/cmd/" + program + "/main.go": []byte(main), "calls/main.go": []byte(driver)})
}

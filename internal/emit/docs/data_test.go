package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// views are the types that templates/README.md describes, by heading.
var views = map[string]string{
	"All of `*.html.tmpl`":       "html.frame",
	"`authentication.html.tmpl`": "html.authView",
	"`errors.html.tmpl`":         "html.errorsView",
	"`index.html.tmpl`":          "html.indexView",
	"`operation.html.tmpl`":      "html.operationView",
	"`schema.html.tmpl`":         "html.schemaView",
	"`tag.html.tmpl`":            "html.tagView",
	"A section":                  "html.section",
	"A tag of `index.html.tmpl`": "html.tagSection",
	"A sample":                   "html.sampleView",
	"`operation.md.tmpl`":        "markdown.markdownView",
	"`llms.txt.tmpl`":            "markdown.llmsView",
	"A tag of `llms.txt.tmpl`":   "markdown.textSection",
}

// parts are the types whose fields are definitions in a file of templates.
var parts = map[string]string{
	"Parts of `tree.parts.tmpl`":      "html.treeParts",
	"Parts of `union.parts.tmpl`":     "html.unionParts",
	"Parts of `body.parts.tmpl`":      "html.bodyParts",
	"Parts of `operation.parts.tmpl`": "html.operationParts",
	"Parts of `version.parts.tmpl`":   "html.versionParts",
	"Parts of `start.parts.tmpl`":     "html.startParts",
	"Parts of `security.parts.tmpl`":  "html.securityParts",
	"Parts of `list.parts.tmpl`":      "html.listParts",
	"Parts of `markdown.parts.tmpl`":  "markdown.markdownParts",
}

var (
	described = regexp.MustCompile("`\\.(?:Data\\.)?([A-Z][A-Za-z]*)`")
	partName  = regexp.MustCompile("^`([A-Za-z]+)`: ")
)

// TestDataIsDescribed compares the fields of templates with their description. When a
// field is removed or changes its meaning, DataVersion must grow.
func TestDataIsDescribed(t *testing.T) {
	types := map[string]*ast.StructType{}
	structs(t, types, "html")
	structs(t, types, "markdown")
	text, err := os.ReadFile("../../../templates/README.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, chapter := range strings.Split(string(text), "\n### ")[1:] {
		heading, list, _ := strings.Cut(chapter, "\n")
		var want, got []string
		if name := views[heading]; name != "" {
			want, got = fieldsOf(t, types[name], name), describedFields(list)
		} else if name := parts[heading]; name != "" {
			want, got = partsOf(t, types[name], name), describedParts(list)
		} else {
			continue
		}
		seen++
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +described:\n%s", heading, diff)
		}
	}
	if seen != len(views)+len(parts) {
		t.Errorf("%d of %d types are described", seen, len(views)+len(parts))
	}
}

// structs reads the structs of a package.
func structs(t *testing.T, types map[string]*ast.StructType, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		file, err := parser.ParseFile(token.NewFileSet(), dir+"/"+entry.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if s, ok := spec.Type.(*ast.StructType); ok {
					types[dir+"."+spec.Name.Name] = s
				}
			}
			return true
		})
	}
}

func fieldsOf(t *testing.T, s *ast.StructType, name string) []string {
	t.Helper()
	if s == nil {
		t.Fatalf("there is no struct %s", name)
	}
	var names []string
	for _, f := range s.Fields.List {
		for _, n := range f.Names {
			names = append(names, n.Name)
		}
	}
	return names
}

// partsOf returns the parts of a struct, each followed by its fields, in order.
func partsOf(t *testing.T, s *ast.StructType, name string) []string {
	t.Helper()
	if s == nil {
		t.Fatalf("there is no struct %s", name)
	}
	var all []string
	for _, f := range s.Fields.List {
		var fields []string
		if f.Tag != nil {
			fields = strings.Fields(reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Get("fields"))
		}
		slices.Sort(fields)
		all = append(all, f.Names[0].Name+": "+strings.Join(fields, " "))
	}
	return all
}

func describedFields(list string) []string {
	var names []string
	for _, item := range strings.Split(list, "\n- ") {
		item, _, _ = strings.Cut(item, ":")
		for _, m := range described.FindAllStringSubmatch(item, -1) {
			names = append(names, m[1])
		}
	}
	return names
}

func describedParts(list string) []string {
	var all []string
	for _, item := range strings.Split(list, "\n- ") {
		name := partName.FindStringSubmatch(item)
		if name == nil {
			continue
		}
		var fields []string
		for _, m := range described.FindAllStringSubmatch(item, -1) {
			fields = append(fields, m[1])
		}
		slices.Sort(fields)
		all = append(all, name[1]+": "+strings.Join(fields, " "))
	}
	return all
}

//go:build conformance

package conformance

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A slice is a document reduced to a pin, for external validators: every
// operation has the responses and the body of one version. Other changes are
// limited to parts that the validators would misread, and are counted.
type slice struct {
	tree    map[string]any
	strings int // number of removed "type: object" beside a oneOf of strings
	parents int // number of references of allOf to a schema whose oneOf leads back, now without that oneOf
	paths   int // number of paths that differed from another only in the names of parameters, and were joined with it

	joined map[string]string // the joined paths, and the paths they became
}

// path returns the path of an operation in the slice.
func (s *slice) path(of string) string {
	if other, ok := s.joined[of]; ok {
		return other
	}
	return of
}

// cut returns the slice of a file at a pin.
func cut(t *testing.T, file, pin string) (*slice, []spec.Use) {
	t.Helper()
	uses := load(t, file).Pinned(pin, false)
	return cutTo(t, file, uses), uses
}

// cutTo returns the slice of a file with the given uses.
func cutTo(t *testing.T, file string, uses []spec.Use) *slice {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := &slice{}
	if err := yaml.Unmarshal(data, &s.tree); err != nil {
		t.Fatal(err)
	}
	s.operations(uses)
	s.parentsOf(s.schemas())
	s.walk(s.tree)
	s.joinPaths()
	return s
}

func (s *slice) json(t *testing.T) []byte {
	t.Helper()
	data, err := json.Marshal(s.tree)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// at returns a member of an object of the tree, or nil.
func at(tree map[string]any, path ...string) map[string]any {
	for _, key := range path {
		tree, _ = tree[key].(map[string]any)
	}
	return tree
}

func (s *slice) schemas() map[string]any { return at(s.tree, "components", "schemas") }

// operations removes everything that the pin does not select.
func (s *slice) operations(uses []spec.Use) {
	kept := map[string]bool{}
	for _, use := range uses {
		o := use.Operation
		method := strings.ToLower(o.Method)
		kept[method+" "+o.Path] = true
		node := at(s.tree, "paths", o.Path, method)
		answers, _ := o.Responses(use.Version)
		s.responses(at(node, "responses"), answers)
		if body := at(node, "requestBody"); body != nil {
			keepMedia(at(s.deref(body), "content"), o.Request(use.Version))
		}
	}
	paths := at(s.tree, "paths")
	for path, item := range paths {
		for method := range item.(map[string]any) {
			if method != "parameters" && !kept[method+" "+path] {
				delete(item.(map[string]any), method)
			}
		}
		if len(item.(map[string]any)) == 0 {
			delete(paths, path)
		}
	}
}

func (s *slice) deref(node map[string]any) map[string]any {
	if ref, ok := node["$ref"].(string); ok {
		return at(s.tree, strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
	}
	return node
}

func (s *slice) responses(node map[string]any, answers []spec.Answer) {
	for status := range node {
		i := slices.IndexFunc(answers, func(a spec.Answer) bool { return a.Status == status })
		if i < 0 {
			delete(node, status)
			continue
		}
		if response := at(node, status); response["$ref"] == nil {
			keepMedia(at(response, "content"), answers[i].Media)
		}
	}
}

func keepMedia(content map[string]any, media []spec.Media) {
	maps.DeleteFunc(content, func(key string, _ any) bool {
		return !slices.ContainsFunc(media, func(m spec.Media) bool { return m.Type == key })
	})
}

// parentsOf removes the union from parents. Otherwise a child that must be one
// of the children contains itself.
func (s *slice) parentsOf(schemas map[string]any) {
	const prefix = "#/components/schemas/"
	plain := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		parts, _ := at(schemas, name)["allOf"].([]any)
		for _, part := range parts {
			ref, _ := part.(map[string]any)["$ref"].(string)
			parent := at(schemas, strings.TrimPrefix(ref, prefix))
			if parent["oneOf"] == nil {
				continue
			}
			copied := maps.Clone(parent)
			delete(copied, "oneOf")
			delete(copied, "discriminator")
			plain[strings.TrimPrefix(ref, prefix)+"_plain"] = copied
			part.(map[string]any)["$ref"] = ref + "_plain"
			s.parents++
		}
	}
	maps.Copy(schemas, plain)
}

// walk removes extensions, which no validator reads, and the types of unions of
// strings.
func (s *slice) walk(tree any) {
	switch tree := tree.(type) {
	case []any:
		for _, item := range tree {
			s.walk(item)
		}
	case map[string]any:
		maps.DeleteFunc(tree, func(key string, _ any) bool { return strings.HasPrefix(key, "x-") })
		if tree["type"] == "object" && (s.onlyStrings(tree["oneOf"]) || s.onlyStrings(tree["anyOf"])) {
			delete(tree, "type")
			s.strings++
		}
		for _, value := range tree {
			s.walk(value)
		}
	}
}

func (s *slice) onlyStrings(arms any) bool {
	list, _ := arms.([]any)
	return len(list) > 0 && !slices.ContainsFunc(list, func(arm any) bool { return s.deref(arm.(map[string]any))["type"] != "string" })
}

var parameter = regexp.MustCompile(`\{[^}]*\}`)

// joinPaths moves the operations of a path to another one that differs only in
// the names of parameters, and renames the parameters.
func (s *slice) joinPaths() {
	paths := at(s.tree, "paths")
	first := map[string]string{}
	s.joined = map[string]string{}
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		form := parameter.ReplaceAllString(path, "{}")
		other := first[form]
		if other == "" {
			first[form] = path
			continue
		}
		s.paths++
		s.joined[path] = other
		for method, op := range at(paths, path) {
			rename(op, parameter.FindAllString(path, -1), parameter.FindAllString(other, -1))
			at(paths, other)[method] = op
		}
		delete(paths, path)
	}
}

func rename(op any, from, to []string) {
	params, _ := op.(map[string]any)["parameters"].([]any)
	for _, p := range params {
		p := p.(map[string]any)
		if i := slices.Index(from, "{"+textOf(p["name"])+"}"); i >= 0 && p["in"] == "path" {
			p["name"] = strings.Trim(to[i], "{}")
		}
	}
}

func textOf(v any) string {
	s, _ := v.(string)
	return s
}

func TestSlice(t *testing.T) {
	file := shared(t, newest)
	s, uses := cut(t, file, "2025-03-12")
	operations := 0
	for _, item := range at(s.tree, "paths") {
		for method := range item.(map[string]any) {
			if method != "parameters" {
				operations++
			}
		}
	}
	if operations != len(uses) || len(uses) != 514 {
		t.Errorf("operations = %d of %d, want 514", operations, len(uses))
	}
	t.Logf("rewritten: %d types of unions of strings, %d parents, %d paths; %d bytes", s.strings, s.parents, s.paths, len(s.json(t)))
}

package render

import (
	"fmt"
	"io"
	"strings"
	"text/template"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A printTemplate prints a value with a text/template.
type printTemplate struct{ *template.Template }

// parseTemplate reads a template. It adds the functions json, join, upper,
// lower, split, replace and default.
func parseTemplate(text string) (*printTemplate, error) {
	t, err := template.New("output").Funcs(template.FuncMap{
		"json":    func(v any) string { return string(tree.Encode(fromQuery(v))) },
		"join":    join,
		"upper":   strings.ToUpper,
		"lower":   strings.ToLower,
		"split":   func(sep, text string) []string { return strings.Split(text, sep) },
		"replace": func(old, new, text string) string { return strings.ReplaceAll(text, old, new) },
		"default": orElse,
	}).Parse(text)
	if err != nil {
		return nil, err
	}
	return &printTemplate{t}, nil
}

// join returns the items of a list, separated by sep.
func join(sep string, list []any) string {
	var texts []string
	for _, item := range list {
		texts = append(texts, fmt.Sprint(item))
	}
	return strings.Join(texts, sep)
}

// orElse returns v, or other if v is absent or empty.
func orElse(other, v any) any {
	if v == nil || v == "" {
		return other
	}
	return v
}

func (t *printTemplate) print(w io.Writer, v any) error {
	if err := t.Execute(w, tree.Plain(v)); err != nil {
		return fmt.Errorf("--output: %w", err)
	}
	return nil
}

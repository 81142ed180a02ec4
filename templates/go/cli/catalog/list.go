package catalog

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Find returns the operations whose names, path or summary match a pattern. If tag is
// not empty, it returns only those of this tag.
func (c Catalog) Find(tag string, pattern *regexp.Regexp) []*ops.Operation {
	var found []*ops.Operation
	for _, op := range c.Table.Operations {
		if (tag == "" || op.Tag == tag) && slices.ContainsFunc(c.texts(op), pattern.MatchString) {
			found = append(found, op)
		}
	}
	return found
}

// texts returns the searched texts of an operation.
func (c Catalog) texts(op *ops.Operation) []string {
	return append([]string{op.CommandName(), op.ID, op.Path, op.Method + " " + op.Path, op.Summary, op.Tag}, c.oldNames(op)...)
}

func (c Catalog) oldNames(op *ops.Operation) []string {
	var names []string
	for _, a := range c.Aliases {
		if a.New == op.Name {
			names = append(names, a.Old)
		}
	}
	return names
}

// Text returns a list of operations under their tags.
func Text(list []*ops.Operation) []byte {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *ops.Operation) int { return strings.Compare(a.Tag, b.Tag) })
	var text bytes.Buffer
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for i, op := range list {
		if i == 0 || op.Tag != list[i-1].Tag {
			if i > 0 {
				fmt.Fprintln(w)
			}
			fmt.Fprintln(w, cmp.Or(op.Tag, "Others"))
		}
		note := ""
		if op.Deprecated {
			note = " (deprecated)"
		}
		fmt.Fprintf(w, "  %s\t%s%s\n", op.CommandName(), op.Summary, note)
	}
	_ = w.Flush() // a buffer never fails
	return text.Bytes()
}

// A listed operation is an operation as JSON.
type listed struct {
	Name       string   `json:"name"`
	LongName   string   `json:"longName"`
	Aliases    []string `json:"aliases"`
	Tag        string   `json:"tag"`
	Method     string   `json:"method"`
	Path       string   `json:"path"`
	Summary    string   `json:"summary"`
	Deprecated bool     `json:"deprecated"`
	Versions   []string `json:"versions"`
}

// JSON returns a list of operations as indented JSON.
func (c Catalog) JSON(list []*ops.Operation) ([]byte, error) {
	all := []listed{}
	for _, op := range list {
		l := listed{Name: op.CommandName(), LongName: op.ID, Aliases: append([]string{}, c.oldNames(op)...), Tag: op.Tag,
			Method: op.Method, Path: op.Path, Summary: op.Summary, Deprecated: op.Deprecated, Versions: []string{}}
		for _, v := range op.Versions {
			l.Versions = append(l.Versions, v.Name)
		}
		all = append(all, l)
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(all)
	return text.Bytes(), err
}

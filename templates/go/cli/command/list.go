package command

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A listing holds the flags of "api list".
type listing struct {
	tag, grep, format string
}

func (s *session) listCommand(t *target) *cobra.Command {
	var l listing
	c := &cobra.Command{
		Use:   "list",
		Short: "List operations",
		Long:  "List operations, all of them or those that flags select.",
		Example: "  " + s.Name + " api list --grep backup\n" +
			"  " + s.Name + " api list --tag clusters --format json",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return s.list(l) },
	}
	c.Flags().StringVar(&l.tag, "tag", "", "only those of one group")
	c.Flags().StringVar(&l.grep, "grep", "", "only those whose names, path or summary match a `REGEXP`, in any case")
	c.Flags().StringVar(&l.format, "format", "text", "text or json")
	if t.complete {
		fixed(c, "format", []string{"text", "json"})
		fixed(c, "tag", s.Table.Tags())
	}
	return c
}

func (s *session) list(l listing) error {
	if l.format != "text" && l.format != "json" {
		return usagef("--format: %q is neither text nor json", l.format)
	}
	if l.tag != "" {
		tag := s.tag(l.tag)
		if tag == "" {
			return usagef("--tag: there is no %q%s", l.tag, suggestion(nearest(l.tag, s.Table.Tags())))
		}
		l.tag = tag
	}
	pattern, err := regexp.Compile("(?i)" + l.grep)
	if err != nil {
		return usagef("--grep: %w", err)
	}
	var found []*ops.Operation
	for _, op := range s.Table.Operations {
		if (l.tag == "" || op.Tag == l.tag) && slices.ContainsFunc(s.texts(op), pattern.MatchString) {
			found = append(found, op)
		}
	}
	if l.format == "json" {
		return s.listJSON(found)
	}
	if len(found) == 0 {
		s.say("no operation matches")
		return nil
	}
	return s.listText(found)
}

func suggestion(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(near, ", ") + "?"
}

// texts returns the searched texts of an operation.
func (s *session) texts(op *ops.Operation) []string {
	return append([]string{op.CommandName(), op.ID, op.Path, op.Method + " " + op.Path, op.Summary, op.Tag}, s.oldNames(op)...)
}

func (s *session) oldNames(op *ops.Operation) []string {
	var names []string
	for _, a := range s.Aliases {
		if a.New == op.Name {
			names = append(names, a.Old)
		}
	}
	return names
}

// listText prints operations under their tags.
func (s *session) listText(list []*ops.Operation) error {
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
	if err := w.Flush(); err != nil {
		return err
	}
	return s.show(text.Bytes())
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

func (s *session) listJSON(list []*ops.Operation) error {
	all := []listed{}
	for _, op := range list {
		l := listed{Name: op.CommandName(), LongName: op.ID, Aliases: append([]string{}, s.oldNames(op)...), Tag: op.Tag,
			Method: op.Method, Path: op.Path, Summary: op.Summary, Deprecated: op.Deprecated, Versions: []string{}}
		for _, v := range op.Versions {
			l.Versions = append(l.Versions, v.Name)
		}
		all = append(all, l)
	}
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

package strict

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/parameter"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// parameter checks a Parameter Object.
func (c *checker) parameter(n *tree.Node) {
	if parameter.Ignored(n) {
		return
	}
	if n.Str("in") == "path" && n.Str("required") != "true" {
		c.warn(complaint.PathOptional, n, "path parameter is taken as required, for a path needs it: %s", complaint.Quote(n.Str("name")))
	}
	c.style(n)
	switch content := n.Get("content"); {
	case n.Get("schema") != nil:
	case content == nil || len(content.Keys) == 0:
		c.warn(complaint.ParameterUntyped, n, "parameter has neither a schema nor a content, and is taken as a string: %s", complaint.Quote(n.Str("name")))
	case len(content.Keys) > 1:
		c.warn(complaint.ParameterContent, n, "parameter has several media types, and is sent as %s: %s", parameter.Content(n).Text, complaint.Quote(n.Str("name")))
	}
}

// style warns of a style that the place of a parameter does not have.
func (c *checker) style(n *tree.Node) {
	style := n.Get("style")
	if taken := parameter.Style(n); style != nil && style.IsText() && style.Text != taken {
		c.warn(complaint.ParameterStyle, style, "a %s parameter has no such style, and %s is taken: %s", n.Str("in"), taken, complaint.Quote(style.Text))
	}
}

// parameters returns the resolved parameters of a list.
func (c *checker) parameters(list *tree.Node) []*tree.Node {
	var all []*tree.Node
	if list != nil && len(list.Items) > maxParameters && !c.large {
		c.complain(list, "more than %d parameters, see --large", maxParameters)
	}
	seen := map[[2]string]bool{}
	for item := range list.Elements() {
		p := c.resolve(item)
		if p.Get("name") == nil {
			continue // another complaint covers this
		}
		key := [2]string{p.Str("in"), p.Str("name")}
		if seen[key] {
			c.warn(complaint.ParameterDuplicate, item, "%s parameter occurs twice, and the last one counts: %s", key[0], complaint.Quote(key[1]))
		}
		seen[key] = true
		all = append(all, p)
	}
	return all
}

// pathParameters compares the parameters of an operation with the names in its path.
func (c *checker) pathParameters(method, path *tree.Node, parameters []*tree.Node) {
	names := model.PathNames(path.Text)
	declared := map[string]bool{}
	for _, p := range parameters {
		if p.Str("in") != "path" {
			continue
		}
		declared[p.Str("name")] = true
		if !slices.Contains(names, p.Str("name")) {
			c.warn(complaint.PathUnused, p.Get("name"), "path parameter does not occur in %s, and is left out: %s", complaint.Quote(path.Text), complaint.Quote(p.Str("name")))
		}
	}
	for _, name := range names {
		if !declared[name] {
			c.warn(complaint.PathUndeclared, method, "path parameter is not declared in %s %s, and is taken as a string: %s", method.Text, complaint.Quote(path.Text), complaint.Quote(name))
		}
	}
}

// repeated warns of a path that names a parameter twice, and of one with a query.
func (c *checker) repeated(path *tree.Node) {
	for _, name := range model.PathNames(path.Text) {
		if strings.Count(path.Text, "{"+name+"}") > 1 {
			c.warn(complaint.PathRepeated, path, "path names a parameter twice, and has the same value in both places: %s", complaint.Quote(path.Text))
		}
	}
	if before, _, _ := strings.Cut(path.Text, "#"); strings.Contains(before, "?") {
		c.warn(complaint.PathQuery, path, "path has a query, to which parameters are added: %s", complaint.Quote(path.Text))
	}
}

// headerStyle warns of a style that headers of responses do not have.
func (c *checker) headerStyle(n *tree.Node) {
	if style := n.Get("style"); style != nil && style.IsText() && style.Text != "simple" {
		c.warn(complaint.ParameterStyle, style, "a header has no such style, and simple is taken: %s", complaint.Quote(style.Text))
	}
}

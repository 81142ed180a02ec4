package parser

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// libopenapi searches components, and the parameters of an operation, from the
// first to the last for each use. These limits keep that bounded; the newest
// Atlas document has 1,145 schemas, and at most 12 parameters in an operation.
const (
	maxComponents = 10_000 // of a section
	maxParameters = 1_000  // of an operation
	maxPath       = 2_000
)

// document checks what concerns all operations together.
func (c *checker) document(n *node) {
	seen := map[string]bool{}
	for tag := range n.get("tags").elements() {
		if name := tag.get("name"); name != nil && name.isText() {
			if seen[name.text] {
				c.complain(name, "tag is declared twice: %s", complaint.Quote(name.text))
			}
			seen[name.text] = true
		}
	}
	c.requirements(n.get("security"))
	for path, item := range n.get("paths").pairs() {
		if strings.HasPrefix(path.text, "x-") {
			c.complain(path, "extensions are not supported in paths: %s", complaint.Quote(path.text))
			continue
		}
		c.path(path, item)
	}
}

// path checks one path, and its operations against it.
func (c *checker) path(path, item *node) {
	names, fault := templateNames(path.text)
	if len(path.text) > maxPath {
		fault = fmt.Sprintf("path is longer than %d characters", maxPath)
	}
	if fault != "" {
		c.complain(path, "%s: %s", fault, complaint.Quote(path.text))
		return
	}
	shared := c.parameters(item.get("parameters"))
	grammar := ruleOf("path item")
	for method, op := range item.pairs() {
		if f := grammar.field(method.text); f != nil && f.of == "operation" && op.kind == mapping {
			c.operation(op)
			c.pathParameters(method, path, names, append(c.parameters(op.get("parameters")), shared...))
		}
	}
}

// templateNames returns the names in the braces of a path, or what is wrong with it.
func templateNames(path string) (names []string, fault string) {
	if !strings.HasPrefix(path, "/") {
		return nil, "a path must begin with a slash"
	}
	seen := map[string]bool{}
	for rest := path; ; {
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			return names, ""
		}
		name, after, closed := strings.Cut(rest[i+1:], "}")
		switch {
		case rest[i] == '}' || !closed || strings.Contains(name, "{"):
			return nil, "braces of a path do not match"
		case name == "" || strings.Contains(name, "/"):
			return nil, "path has a parameter without a name"
		case seen[name]:
			return nil, "path names a parameter twice"
		}
		seen[name] = true
		names, rest = append(names, name), after
	}
}

// parameters returns the parameters of a list, resolved, and complains about duplicates.
func (c *checker) parameters(list *node) []*node {
	var all []*node
	if list != nil && len(list.items) > maxParameters {
		c.complain(list, "more than %d parameters", maxParameters)
	}
	seen := map[[2]string]bool{}
	for item := range list.elements() {
		p := c.resolve(item)
		if p.get("name") == nil {
			continue // a complaint of its own
		}
		key := [2]string{p.str("in"), p.str("name")}
		if seen[key] {
			c.complain(item, "%s parameter occurs twice: %s", key[0], complaint.Quote(key[1]))
		}
		seen[key] = true
		all = append(all, p)
	}
	return all
}

// pathParameters holds the parameters of an operation against the names in its path.
func (c *checker) pathParameters(method, path *node, names []string, parameters []*node) {
	declared := map[string]bool{}
	for _, p := range parameters {
		if p.str("in") != "path" {
			continue
		}
		declared[p.str("name")] = true
		if !strings.Contains(path.text, "{"+p.str("name")+"}") {
			c.complain(p.get("name"), "path parameter does not occur in %s: %s", complaint.Quote(path.text), complaint.Quote(p.str("name")))
		}
	}
	for _, name := range names {
		if !declared[name] {
			c.complain(method, "path parameter is not declared in %s %s: %s", method.text, complaint.Quote(path.text), complaint.Quote(name))
		}
	}
}

// operation checks the names, codes and versions of an operation.
func (c *checker) operation(op *node) {
	c.unique(op.get("operationId"), "operationId")
	if public := op.get(extOperationID); public != nil && public.text != op.str("operationId") {
		c.unique(public, extOperationID)
	}
	c.requirements(op.get("security"))
	responses := op.get("responses")
	if responses != nil && responses.kind == mapping && len(responses.keys) == 0 {
		c.complain(responses, "operation has no responses")
	}
	for status := range responses.pairs() {
		if !statusCode.MatchString(status.text) {
			c.complain(status, "not a status code: %s", complaint.Quote(status.text))
		}
	}
	c.versions(op)
}

var statusCode = regexp.MustCompile(`^([1-5][0-9][0-9]|[1-5]XX|default)$`)

// unique complains about an operation's name that another operation has.
func (c *checker) unique(name *node, key string) {
	if name == nil || !name.isText() {
		return
	}
	if other := c.ids[name.text]; other != nil {
		c.complain(name, "%s is taken by the operation at %s: %s", key, other.pos, complaint.Quote(name.text))
		return
	}
	c.ids[name.text] = name
}

// parameter checks a Parameter Object.
func (c *checker) parameter(n *node) {
	switch n.str("in") {
	case "cookie":
		c.complain(n.get("in"), "cookie parameters are not supported: %s", complaint.Quote(n.str("name")))
	case "query":
		c.style(n, "form")
	case "header":
		c.style(n, "simple")
		c.headerName(n.get("name"))
	case "path":
		c.style(n, "simple")
		if n.str("required") != "true" {
			c.complain(n, "path parameter must be required: %s", complaint.Quote(n.str("name")))
		}
	}
}

// style complains about every style but the one that is supported in a place.
func (c *checker) style(n *node, supported string) {
	if style := n.get("style"); style != nil && style.isText() && style.text != supported {
		c.complain(style, "style is not supported here, only %s is: %s", supported, complaint.Quote(style.text))
	}
}

// headerName complains about headers that OpenAPI ignores as parameters.
func (c *checker) headerName(name *node) {
	for _, h := range []string{"Accept", "Content-Type", "Authorization"} {
		if name != nil && strings.EqualFold(name.text, h) {
			c.complain(name, "header cannot be a parameter: %s", complaint.Quote(name.text))
		}
	}
}

// componentNames checks the names of components (OpenAPI 3.0.4, section 4.7.7.1).
func (c *checker) componentNames(n *node) {
	for section, table := range n.pairs() {
		if strings.HasPrefix(section.text, "x-") || table.kind != mapping {
			continue
		}
		if len(table.keys) > maxComponents {
			c.complain(section, "more than %d components: %s", maxComponents, complaint.Quote(section.text))
		}
		for name := range table.pairs() {
			if !componentName.MatchString(name.text) {
				c.complain(name, "not a name of a component: %s", complaint.Quote(name.text))
			}
		}
	}
}

var componentName = regexp.MustCompile(`^[a-zA-Z0-9._-]+$`)

// requirements checks that Security Requirement Objects name declared schemes.
func (c *checker) requirements(list *node) {
	for requirement := range list.elements() {
		for name := range requirement.pairs() {
			if c.root.get("components").get("securitySchemes").get(name.text) == nil {
				c.complain(name, "security scheme is not declared: %s%s", complaint.Quote(name.text), c.hint("securitySchemes", name.text))
			}
		}
	}
}

// securityScheme checks what a type of security scheme needs.
func (c *checker) securityScheme(n *node) {
	needs := map[string][]string{
		"apiKey": {"name", "in"}, "http": {"scheme"}, "oauth2": {"flows"}, "openIdConnect": {"openIdConnectUrl"},
	}
	for _, key := range needs[n.str("type")] {
		if n.get(key) == nil {
			c.complain(n, "missing key in security scheme of type %s: %q", n.str("type"), key)
		}
	}
}

// serverVariable checks the default of a variable of a server's URL.
func (c *checker) serverVariable(n *node) {
	var allowed []string
	for value := range n.get("enum").elements() {
		allowed = append(allowed, value.text)
	}
	if d := n.get("default"); d != nil && len(allowed) > 0 && !slices.Contains(allowed, d.text) {
		c.complain(d, "default is none of the values of the enum: %s", d.excerpt())
	}
}

// content checks the media types of a body.
func (c *checker) content(n *node) {
	for key, value := range n.pairs() {
		if fault := mediaTypeFault(key.text); fault != "" {
			c.complain(key, "%s: %s", fault, complaint.Quote(key.text))
			continue
		}
		version := mediaType(key.text, value).Version
		said := value.get(extVersion)
		if said != nil && said.isText() && version.Stage != model.Unversioned && said.text != versionText(key.text) {
			c.warn(said, "%s is not the version of the media type %s: %s", extVersion, complaint.Quote(key.text), complaint.Quote(said.text))
		}
	}
}

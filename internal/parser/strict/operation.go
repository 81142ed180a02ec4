package strict

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// libopenapi searches components, and the parameters of an operation, from the
// first to the last for each use. These limits keep that bounded; a
// document of 500 operations has about 1,150 schemas, and at most 12 parameters in
// an operation.
const (
	maxComponents = 10_000 // of a section
	maxParameters = 1_000  // of an operation
	maxPath       = 2_000
)

// document checks rules about all operations together.
func (c *checker) document(n *tree.Node) {
	seen := map[string]bool{}
	for tag := range n.Get("tags").Elements() {
		if name := tag.Get("name"); name != nil && name.IsText() {
			if seen[name.Text] {
				c.warn(complaint.TagDuplicate, name, "tag is declared twice, the first declaration counts: %s", complaint.Quote(name.Text))
				c.leave(n.Get("tags"), tag)
			}
			seen[name.Text] = true
		}
	}
	c.requirements(n.Get("security"))
	for path, item := range n.Get("paths").Pairs() {
		if strings.HasPrefix(path.Text, "x-") {
			continue
		}
		c.path(path, item)
	}
}

// path checks one path, and its operations against it.
func (c *checker) path(path, item *tree.Node) {
	fault := templateFault(path.Text)
	if len(path.Text) > maxPath {
		fault = fmt.Sprintf("path is longer than %d characters", maxPath)
	}
	if fault != "" {
		c.complain(path, "%s: %s", fault, complaint.Quote(path.Text))
		return
	}
	c.repeated(path)
	shared := c.parameters(item.Get("parameters"))
	grammar := ruleOf("path item")
	for method, op := range item.Pairs() {
		if f := grammar.field(method.Text); f != nil && f.of == "operation" && op.Kind == tree.Mapping {
			c.operation(op)
			c.pathParameters(method, path, append(c.parameters(op.Get("parameters")), shared...))
		}
	}
}

// IsMethod reports whether a key of a path item is that of an operation.
func IsMethod(key string) bool {
	f := fieldOf(ruleOf("path item").fields, key)
	return f != nil && f.of == "operation"
}

// templateFault returns what is wrong with a path, or "".
func templateFault(path string) string {
	if !strings.HasPrefix(path, "/") {
		return "a path must begin with a slash"
	}
	for rest := path; ; {
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			return ""
		}
		name, after, closed := strings.Cut(rest[i+1:], "}")
		switch {
		case rest[i] == '}' || !closed || strings.Contains(name, "{"):
			return "braces of a path do not match"
		case name == "" || strings.Contains(name, "/"):
			return "path has a parameter without a name"
		}
		rest = after
	}
}

// operation checks the names, codes and versions of an operation.
func (c *checker) operation(op *tree.Node) {
	c.unique(op, "operationId")
	role := c.convention.Extensions.PublicName
	if public := convention.Extension(op, role); public != nil && public.Text != op.Str("operationId") {
		c.unique(op, string(role))
	}
	c.requirements(op.Get("security"))
	c.versions(op)
}

// responses warns about keys of responses that are no status, and in OpenAPI 3.0
// about responses without one.
func (c *checker) responses(op *tree.Node) {
	responses := op.Get("responses")
	if c.edition == openAPI30 && responses != nil && len(responses.Keys) == 0 {
		c.warn(complaint.MissingKey, responses, "operation has no responses: whatever comes is a success without a value")
	}
	for key := range responses.Pairs() {
		switch status := convention.Status(key.Text); {
		case isExtension(key):
		case status == "":
			c.warn(complaint.StatusInvalid, key, "response is left out, because its key is no status: %s", complaint.Quote(key.Text))
		case status != key.Text:
			c.warn(complaint.StatusInvalid, key, "status is spelled %s, and read as %s", complaint.Quote(key.Text), status)
		}
	}
}

// unique warns of a name that two operations have. The second is named like those
// that have none.
func (c *checker) unique(op *tree.Node, key string) {
	name := op.Get(key)
	if name == nil || !name.IsText() {
		return
	}
	if other := c.ids[name.Text]; other != nil {
		c.warn(complaint.NameDuplicate, name, "%s is taken by the operation at %s, and ignored here: %s", key, other.Pos, complaint.Quote(name.Text))
		c.leave(op, name)
		return
	}
	c.ids[name.Text] = name
}

// componentNames checks the names of components (OpenAPI 3.0.4, section 4.7.7.1).
func (c *checker) componentNames(n *tree.Node) {
	for section, table := range n.Pairs() {
		if strings.HasPrefix(section.Text, "x-") || table.Kind != tree.Mapping {
			continue
		}
		if len(table.Keys) > maxComponents && !c.large {
			c.complain(section, "more than %d components, see --large: %s", maxComponents, complaint.Quote(section.Text))
		}
		for name := range table.Pairs() {
			if !componentName.MatchString(name.Text) {
				c.warn(complaint.ComponentName, name, "not a name that a component may have, but taken: %s", complaint.Quote(name.Text))
			}
		}
	}
}

var componentName = regexp.MustCompile(`^[a-zA-Z0-9._-]+$`)

// requirements checks that Security Requirement Objects name declared schemes.
func (c *checker) requirements(list *tree.Node) {
	for requirement := range list.Elements() {
		for name := range requirement.Pairs() {
			if c.root.Get("components").Get("securitySchemes").Get(name.Text) == nil {
				c.warn(complaint.SecurityUndeclared, name, "security scheme is not declared, and the requirement is left out: %s%s", complaint.Quote(name.Text), c.hint("securitySchemes", name.Text))
			}
		}
	}
}

// securityScheme checks the keys that a type of security scheme requires.
func (c *checker) securityScheme(n *tree.Node) {
	needs := map[string][]string{
		"apiKey": {"name", "in"}, "http": {"scheme"}, "oauth2": {"flows"}, "openIdConnect": {"openIdConnectUrl"},
	}
	for _, key := range needs[n.Str("type")] {
		if n.Get(key) == nil {
			c.complain(n, "missing key in security scheme of type %s: %q", n.Str("type"), key)
		}
	}
}

// content checks the media types of a body.
func (c *checker) content(n *tree.Node) {
	for key, value := range n.Pairs() {
		if fault := c.convention.Fault(key.Text); fault != "" {
			c.complain(key, "%s: %s", fault, complaint.Quote(key.Text))
			continue
		}
		if !convention.IsMediaType(key.Text) {
			c.warn(complaint.MediaTypeInvalid, key, "not a media type, which is left out: %s", complaint.Quote(key.Text))
		}
		version := c.convention.MediaType(key.Text, value).Version
		role := c.convention.Extensions.Version
		said := convention.Extension(value, role)
		if said != nil && said.IsText() && version.Stage != model.Unversioned && said.Text != c.convention.VersionText(key.Text) {
			c.warn(complaint.VersionMismatch, said, "%s is not %s, the version of its media type, which counts: %s", role, complaint.Quote(c.convention.VersionText(key.Text)), complaint.Quote(said.Text))
		}
	}
}

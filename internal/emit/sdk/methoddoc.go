package sdk

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// serviceComment returns the comment of a service's type.
func serviceComment(s *model.Service) string {
	var c text.Comment
	name := s.Tag.Name.Go
	c.Text(name + " has the operations of the group " + s.Tag.Name.Wire + ". It is a field of [Client].")
	c.Markdown(s.Tag.Description)
	if s.Tag.Docs != nil {
		c.Line("See " + s.Tag.Docs.URL)
	}
	return c.String()
}

// comment returns the comment of the short form of a method.
func (m method) comment() string {
	var c text.Comment
	op := m.endpoint.Operation
	if description := cmp.Or(op.Description, op.Summary); strings.TrimSpace(description) != "" {
		c.Markdown(text.DescribeOperation(m.name(), description, m.options.Dialect.Names.Singular))
	} else {
		c.Text(m.name() + " calls the operation " + op.Name.Wire + ".")
	}
	c.Line(op.Method + " " + op.Path)
	if rules := m.rules(); rules != "" {
		c.Text(rules)
	}
	if page := text.ReferencePage(m.options.Site, m.endpoint.Name.Kebab); page != "" {
		c.Line("See " + page)
	}
	for _, link := range op.Docs {
		c.Line("See " + link.URL)
	}
	m.standing(&c)
	return c.String()
}

// longComment returns the comment of the form with a parameter struct.
func (m method) longComment() string {
	var c text.Comment
	c.Text(m.longName() + " is [" + m.service + "." + m.name() + "] with all parameters in a struct.")
	if deprecation := m.deprecation(); deprecation != "" {
		c.Text(deprecation)
	}
	return c.String()
}

// paramsComment returns the comment of the parameter struct.
func (m method) paramsComment() string {
	var c text.Comment
	c.Text(m.paramsType() + " holds the parameters of [" + m.service + "." + m.longName() + "].")
	return c.String()
}

// rules says which version is called, and who may.
func (m method) rules() string {
	var parts []string
	if v := m.endpoint.Revision.Version.String(); v != "" {
		parts = append(parts, "Version "+v+".")
	}
	switch roles := m.endpoint.Operation.Roles; len(roles) {
	case 0:
	case 1:
		parts = append(parts, "It needs the role "+roles[0]+".")
	default:
		parts = append(parts, "It needs one of the roles "+strings.Join(roles, ", ")+".")
	}
	return strings.Join(parts, " ")
}

// standing says whether the version will end, or is no longer the newest: a
// version that is merely superseded is not deprecated (docs/versions.md,
// rule 8).
func (m method) standing(c *text.Comment) {
	if deprecation := m.deprecation(); deprecation != "" {
		c.Text(deprecation)
	} else if successor := m.successor(); successor != "" {
		age := "newer"
		if !m.endpoint.Revision.Version.Settled() {
			age = "stable"
		}
		c.Text("A " + age + " version exists: " + successor + ".")
	}
}

// deprecation returns the paragraph that tools look for, or "": an operation is
// deprecated if the document says so, or if the end of its version is announced.
func (m method) deprecation() string {
	var text string
	switch end := m.endpoint.Revision.Ends(); {
	case end != "":
		text = "Deprecated: it is served until " + string(end) + "."
	case m.endpoint.Operation.Deprecated:
		text = "Deprecated: the API's document marks it as deprecated, and gives no date."
	default:
		return ""
	}
	if successor := m.successor(); successor != "" {
		text += " Use version " + successor + "."
	}
	return text
}

// successor names the version to move to, with the method that calls it if the
// SDK has one.
func (m method) successor() string {
	v := m.endpoint.Operation.Successor(m.endpoint.Revision)
	if v == (model.Version{}) {
		return ""
	}
	for _, e := range m.api.Endpoints {
		if e.Operation == m.endpoint.Operation && e.Revision.Version == v {
			return v.String() + ", [" + m.service + "." + e.Name.Go + "]"
		}
	}
	return v.String()
}

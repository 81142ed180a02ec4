package comment

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Service returns the comment of a service's type.
func Service(s *model.Service) string {
	var c text.Comment
	name := s.Tag.Name.Go
	c.Text(name + " has the operations of the group " + s.Tag.Name.Wire + ". It is a field of [Client].")
	c.Markdown(s.Tag.Description)
	if s.Tag.Docs != nil {
		c.Line("See " + s.Tag.Docs.URL)
	}
	return c.String()
}

// A Method is an endpoint that becomes a method of a service.
type Method struct {
	API      *model.API
	Service  string // the type of the service
	Endpoint *model.Endpoint
	Site     string   // the https address of the reference; empty if there is none
	Singular []string // singular words that end in s
}

// Short returns the comment of the short form.
func (m Method) Short() string {
	var c text.Comment
	op := m.Endpoint.Operation
	if description := cmp.Or(op.Description, op.Summary); strings.TrimSpace(description) != "" {
		c.Markdown(text.DescribeOperation(m.Endpoint.Name.Go, description, m.Singular))
	} else {
		c.Text(m.Endpoint.Name.Go + " calls the operation " + op.Name.Wire + ".")
	}
	c.Line(op.Method + " " + op.Path)
	if rules := m.rules(); rules != "" {
		c.Text(rules)
	}
	if page := text.ReferencePage(m.Site, m.Endpoint.Name.Kebab); page != "" {
		c.Line("See " + page)
	}
	for _, link := range op.Docs {
		c.Line("See " + link.URL)
	}
	m.standing(&c)
	return c.String()
}

// Long returns the comment of the form with a parameter struct.
func (m Method) Long() string {
	var c text.Comment
	c.Text(m.Endpoint.Forms.Long + " is [" + m.Service + "." + m.Endpoint.Name.Go + "] with all parameters in a struct.")
	if deprecation := m.deprecation(); deprecation != "" {
		c.Text(deprecation)
	}
	return c.String()
}

// Params returns the comment of the parameter struct.
func (m Method) Params() string {
	var c text.Comment
	c.Text(m.Endpoint.Forms.Params + " holds the parameters of [" + m.Service + "." + m.Endpoint.Forms.Long + "].")
	return c.String()
}

// rules says which version is called, and who may.
func (m Method) rules() string {
	var parts []string
	if v := m.Endpoint.Revision.Version.String(); v != "" {
		parts = append(parts, "Version "+v+".")
	}
	switch roles := m.Endpoint.Operation.Roles; len(roles) {
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
func (m Method) standing(c *text.Comment) {
	if deprecation := m.deprecation(); deprecation != "" {
		c.Text(deprecation)
	} else if successor := m.successor(); successor != "" {
		age := "newer"
		if !m.Endpoint.Revision.Version.Settled() {
			age = "stable"
		}
		c.Text("A " + age + " version exists: " + successor + ".")
	}
}

// deprecation returns the paragraph that tools look for, or "": an operation is
// deprecated if the document says so, or if the end of its version is announced.
func (m Method) deprecation() string {
	var text string
	switch end := m.Endpoint.Revision.Ends(); {
	case end != "":
		text = "Deprecated: it is served until " + string(end) + "."
	case m.Endpoint.Operation.Deprecated:
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
func (m Method) successor() string {
	v := m.Endpoint.Operation.Successor(m.Endpoint.Revision)
	if v == (model.Version{}) {
		return ""
	}
	for _, e := range m.API.Endpoints {
		if e.Operation == m.Endpoint.Operation && e.Revision.Version == v {
			return v.String() + ", [" + m.Service + "." + e.Name.Go + "]"
		}
	}
	return v.String()
}

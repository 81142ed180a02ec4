package sdk

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// packageComment returns the comment of doc.go.
func (g *generator) packageComment() string {
	pkg := g.options.Package
	var c text.Comment
	c.Text("Package " + pkg + " calls the " + g.title() + ". Types and services are generated from the API's OpenAPI document.")
	c.Text("A call begins with a [Client]. Each of its fields is a service, each method of a service is an operation, and Execute sends the request:")
	c.Code(append([]string{
		"client, err := " + pkg + ".NewClient(" + g.credentials() + ")",
		"if err != nil {",
		"\treturn err",
		"}",
	}, g.sample()...))
	c.Text("The method that is named after an operation takes what the operation requires, one by one. " + g.longForm())
	g.topics(&c)
	c.Text("Optional values are pointers: [Ptr] makes one, and [Deref] returns what one points to. A [Nullable] tells null from absent. A union is a struct whose field Value holds one of its arms, and what this package does not know is kept as a [Raw]. Enums are open: other values than the constants may come. What is marked read-only is never sent, what is marked write-only never comes.")
	c.Text(g.versions())
	return c.String()
}

// longForm says how the methods are called that take all parameters in a struct.
func (g *generator) longForm() string {
	const operation = "GetThing"
	if suffix, ok := strings.CutPrefix(g.options.Dialect.Names.LongMethod.Of(operation), operation); ok {
		return "The method with " + suffix + " behind its name takes all parameters in a struct."
	}
	return "The method " + g.options.Dialect.Names.LongMethod.Of(operation) + " of an operation " + operation + " takes all parameters in a struct."
}

func (g *generator) title() string {
	if title := strings.TrimSpace(g.api.Document.Title); title != "" {
		return title
	}
	return "API"
}

// credentials returns the options of NewClient that the first way to authenticate
// asks for.
func (g *generator) credentials() string {
	var options []string
	for _, alternative := range g.api.Document.Preferred() {
		s := alternative.Scheme
		switch {
		case s.Option != "":
			var params []string
			for _, in := range s.Inputs {
				params = append(params, in.Go)
			}
			options = append(options, g.options.Package+"."+s.Option+"("+strings.Join(params, ", ")+")")
		case s.TokenOption != "":
			options = append(options, g.options.Package+"."+s.TokenOption+"(source)")
		}
	}
	if g.api.Document.BaseURL() == "" {
		options = append(options, g.options.Package+`.UseBaseURL("https://api.example.com")`)
	}
	return strings.Join(options, ", ")
}

// versions says in which versions the operations are called.
func (g *generator) versions() string {
	pin := g.api.Pin.String()
	switch g.api.Pin.Stage {
	case model.Unversioned:
		return "The document has one version of each operation."
	case model.Stable:
		return "The API dates each operation on its own. Methods call the newest stable version up to " + pin + ", whose date their comments give; a method with a date in its name calls that version."
	default:
		return "The API versions each operation on its own. Methods call the version " + pin + "; a method with a date in its name calls that version."
	}
}

// sample returns a first call: of the operation with the fewest required
// parameters that returns a value, the first of equals.
func (g *generator) sample() []string {
	m := g.shortest(func(m method) bool { return m.endpoint.Operation.Method == "GET" && m.answer.types != nil })
	if m == nil {
		return nil
	}
	return []string{"value, response, err := " + m.call() + ".Execute()"}
}

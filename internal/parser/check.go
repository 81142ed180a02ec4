package parser

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// A checker holds a tree against the grammar and against the rules that a
// grammar cannot say. It complains about everything at once.
type checker struct {
	root       *node
	dialect    dialect
	ids        map[string]*node // operationIds and public names
	hints      int              // given so far
	complaints complaint.List
	warnings   []model.Warning
}

var openAPIVersion = regexp.MustCompile(`^3\.([01])\.\d+(-[0-9A-Za-z.-]+)?$`)

// check holds a document against OpenAPI 3.0 or 3.1, whichever it says it is.
func check(root *node) ([]model.Warning, complaint.List) {
	c := &checker{root: root, ids: map[string]*node{}}
	if root.kind != mapping {
		c.complain(root, "a document must be an object, not %s", root.what())
		return nil, c.complaints
	}
	if c.dialect = dialectOf(root); c.dialect == 0 {
		c.version()
		return nil, c.complaints
	}
	c.object(root, "document")
	c.cycles()
	return c.warnings, c.complaints.Sorted()
}

// dialectOf returns which OpenAPI a document says it is, or 0.
func dialectOf(root *node) dialect {
	m := openAPIVersion.FindStringSubmatch(root.str("openapi"))
	switch {
	case m == nil:
		return 0
	case m[1] == "0":
		return openAPI30
	default:
		return openAPI31
	}
}

// version complains about the version: of a document of another kind nothing else is worth saying.
func (c *checker) version() {
	switch v := c.root.get("openapi"); {
	case v == nil && c.root.get("swagger") != nil:
		c.complain(c.root.get("swagger"), "not a document of OpenAPI 3.0 or 3.1: %s", c.root.get("swagger").excerpt())
	case v == nil:
		c.complain(c.root, "missing key in document: %q", "openapi")
	default:
		c.complain(v, "not a document of OpenAPI 3.0 or 3.1: %s", v.excerpt())
	}
}

func (c *checker) complain(n *node, format string, args ...any) {
	c.complaints.Add(n.pos, format, args...)
}

func (c *checker) warn(n *node, format string, args ...any) {
	c.warnings = append(c.warnings, model.Warning{Pos: n.pos, Text: fmt.Sprintf(format, args...)})
}

// value holds the value of a key against a rule.
func (c *checker) value(key string, n *node, r rule) {
	switch r.form {
	case formObject:
		c.objectOrReference(key, n, r)
	case formSubschema:
		if n.tag != tagBoolean {
			c.objectOrReference(key, n, r)
		}
	case formTable:
		if c.is(key, n, n.kind == mapping, "an object") {
			for k, v := range n.pairs() {
				c.value(k.text, v, elementRule(r.of))
			}
		}
	case formList:
		if c.is(key, n, n.kind == sequence, "a list") {
			for item := range n.elements() {
				c.value(key, item, elementRule(r.of))
			}
		}
	case formTypes:
		c.types(n)
	default:
		c.scalar(key, n, r)
	}
}

func (c *checker) objectOrReference(key string, n *node, r rule) {
	if !c.is(key, n, n.kind == mapping, "an object") {
		return
	}
	if r.ref && n.get("$ref") != nil {
		c.reference(n, r.of)
		return
	}
	c.object(n, r.of)
}

// is complains, unless ok, that a value is not what it must be.
func (c *checker) is(key string, n *node, ok bool, want string) bool {
	switch {
	case ok:
	case n.kind != scalar:
		c.complain(n, "%s must be %s, not %s", complaint.Quote(key), want, n.what())
	case strings.HasPrefix(want, n.what()):
		c.complain(n, "%s must be %s: %s", complaint.Quote(key), want, n.excerpt())
	default:
		c.complain(n, "%s must be %s, not %s: %s", complaint.Quote(key), want, n.what(), n.excerpt())
	}
	return ok
}

// scalar holds a value that has no parts against a rule.
func (c *checker) scalar(key string, n *node, r rule) {
	switch r.form {
	case formText:
		if c.is(key, n, n.isText(), "a string") && len(r.words) > 0 {
			c.word(key, n, r.words)
		}
	case formDate:
		if _, err := model.ParseDate(n.text); c.is(key, n, n.isText(), "a string") && err != nil {
			c.complain(n, "%s must be a date of the form YYYY-MM-DD: %s", complaint.Quote(key), complaint.Quote(n.text))
		}
	case formBoolean:
		c.is(key, n, n.tag == tagBoolean, "a boolean")
	case formFlag:
		isText := strings.EqualFold(n.text, "true") || strings.EqualFold(n.text, "false")
		c.is(key, n, n.kind == scalar && isText, "a boolean")
	case formCount:
		c.is(key, n, n.tag == tagInteger && n.text[0] != '-', "an integer that is not negative")
	case formNumber:
		c.is(key, n, n.isFinite(), "a number that JSON can write")
	case formScalar:
		c.is(key, n, n.kind == scalar && n.tag != tagNull, "a string, a number or a boolean")
	case formBound:
		if c.dialect == openAPI30 {
			c.is(key, n, n.tag == tagBoolean, "a boolean")
		} else {
			c.is(key, n, n.isNumber(), "a number")
		}
	}
}

// word complains about a text that is not one of a few.
func (c *checker) word(key string, n *node, words []string) {
	for _, w := range words {
		if n.text == w {
			return
		}
	}
	c.complain(n, "%s must be one of %s: %s", complaint.Quote(key), strings.Join(words, ", "), complaint.Quote(n.text))
}

// object holds an object against the grammar and then against its own rules.
func (c *checker) object(n *node, of string) {
	o := ruleOf(of)
	for key, value := range n.pairs() {
		f := o.field(key.text)
		switch {
		case f == nil && o.extensible && strings.HasPrefix(key.text, "x-"):
		case f == nil:
			c.unknown(of, o, key)
		case f.in&c.dialect == 0:
			c.complain(key, "key of another version of OpenAPI in %s: %s", of, complaint.Quote(key.text))
		case f.refused:
			c.complain(key, "not supported in %s: %s", of, complaint.Quote(key.text))
		default:
			c.value(key.text, value, f.rule)
		}
	}
	for _, f := range o.fields {
		if f.required&c.dialect != 0 && n.get(f.key) == nil && n.get(f.instead) == nil {
			c.complain(n, "missing key in %s: %q", of, f.key)
		}
	}
	c.special(n, of)
}

// field returns the field of a key, or nil.
func (o *objectRule) field(key string) *field {
	for i := range o.fields {
		if o.fields[i].key == key {
			return &o.fields[i]
		}
	}
	return nil
}

func (c *checker) unknown(of string, o objectRule, key *node) {
	var keys []string
	for _, f := range o.fields {
		if f.in&c.dialect != 0 {
			keys = append(keys, f.key)
		}
	}
	hint := ""
	if meant := complaint.Nearest(key.text, keys); meant != "" {
		hint = fmt.Sprintf(" (did you mean %q?)", meant)
	}
	c.complain(key, "unknown key in %s: %s%s", of, complaint.Quote(key.text), hint)
}

// special calls the check of an object that the grammar alone cannot express.
func (c *checker) special(n *node, of string) {
	switch of {
	case "document":
		c.document(n)
	case "components":
		c.componentNames(n)
	case "parameter":
		c.parameter(n)
	case "header":
		c.style(n, "simple")
	case "response", "request body":
		c.content(n.get("content"))
	case "security scheme":
		c.securityScheme(n)
	case "server variable":
		c.serverVariable(n)
	case "schema":
		c.schema(n)
	case "overlay":
		c.overlay(n)
	case "action":
		c.action(n)
	}
}

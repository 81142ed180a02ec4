// Package strict checks documents against OpenAPI 3.0 and 3.1, and overlays against
// the Overlay specification: allowed and unsupported keys, and rules for combinations
// of keys. It reports all errors at once. libopenapi would accept most of them.
package strict

import (
	"regexp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
	"github.com/atlasgen/atlasgen/internal/spelling"
)

// A checker checks a tree against the grammar, and against rules that a grammar cannot
// express. It reports all errors at once.
type checker struct {
	root       *tree.Node
	large      bool
	edition    edition
	convention convention.Reader
	extensions map[string][]field    // of the dialect, by object of the grammar
	ids        map[string]*tree.Node // operationIds and public names
	hints      int                   // reported so far
	complaints complaint.List
	warnings   complaint.Warnings
	left       []removal // what is left out of the tree at the end
}

// Options says what does not stand in the document.
type Options struct {
	Dialect *dialect.Dialect
	Large   bool // there is no limit to the number of components and parameters
}

var openAPIVersion = regexp.MustCompile(`^3\.([01])\.\d+(-[0-9A-Za-z.-]+)?$`)

// Check checks a document of a dialect against the version of OpenAPI that it
// declares. A mistake with one plausible reading is a warning, and Check changes the
// tree so that it says what it is read as. The complaints are sorted.
func Check(root *tree.Node, o Options) ([]model.Warning, complaint.List) {
	c := &checker{root: root, large: o.Large, ids: map[string]*tree.Node{}, convention: convention.Reader{Dialect: o.Dialect}, extensions: extensionFields(&o.Dialect.Extensions)}
	if root.Kind != tree.Mapping {
		c.complain(root, "a document must be an object, not %s", root.Shape())
		return nil, c.complaints
	}
	if c.edition = editionOf(root); c.edition == 0 {
		c.version()
		return nil, c.complaints
	}
	c.object(root, "document")
	c.leaveOut()
	c.cycles()
	return c.warnings, c.complaints.Sorted()
}

// editionOf returns the edition of OpenAPI that a document declares, or 0.
func editionOf(root *tree.Node) edition {
	m := openAPIVersion.FindStringSubmatch(root.Str("openapi"))
	switch {
	case m == nil:
		return 0
	case m[1] == "0":
		return openAPI30
	default:
		return openAPI31
	}
}

// version complains about the version. In a document of another kind, nothing else is
// checked.
func (c *checker) version() {
	switch v := c.root.Get("openapi"); {
	case v == nil && c.root.Get("swagger") != nil:
		c.complain(c.root.Get("swagger"), "not a document of OpenAPI 3.0 or 3.1: %s", c.root.Get("swagger").Excerpt())
	case v == nil:
		c.complain(c.root, "missing key in document: %q", "openapi")
	default:
		c.complain(v, "not a document of OpenAPI 3.0 or 3.1: %s", v.Excerpt())
	}
}

func (c *checker) complain(n *tree.Node, format string, args ...any) {
	c.complaints.Add(n.Pos, format, args...)
}

func (c *checker) warn(code string, n *tree.Node, format string, args ...any) {
	c.warnings.Add(code, n.Pos, format, args...)
}

// value checks the value of a key against a rule. in is the object or list that it
// stands in, or nil if nothing there can be amended.
func (c *checker) value(in *tree.Node, key string, n *tree.Node, r rule) {
	switch r.form {
	case formObject:
		c.objectOrReference(key, n, r)
	case formSubschema:
		c.subschema(key, n, r)
	case formTable:
		if r.ref && n.Get("$ref") != nil {
			c.reference(n, "callback") // no other table can be one
		} else if c.is(key, n, n.Kind == tree.Mapping, "an object") {
			c.table(in, n, r)
		}
	case formList:
		if c.is(key, n, n.Kind == tree.Sequence, "a list") {
			if in != nil {
				in = n
			}
			for item := range n.Elements() {
				c.value(in, key, item, elementRule(r.of))
			}
		}
	case formTypes:
		c.types(in, n)
	default:
		c.scalar(in, key, n, r)
	}
}

// table checks the elements of an object whose keys are data.
func (c *checker) table(in, n *tree.Node, r rule) {
	if in != nil {
		in = n
	}
	for k, v := range n.Pairs() {
		if !r.extensible || !isExtension(k) {
			c.value(in, k.Text, v, elementRule(r.of))
		}
	}
}

func isExtension(key *tree.Node) bool { return strings.HasPrefix(key.Text, "x-") }

func (c *checker) objectOrReference(key string, n *tree.Node, r rule) {
	if !c.is(key, n, n.Kind == tree.Mapping, "an object") {
		return
	}
	if r.ref && n.Get("$ref") != nil {
		c.reference(n, r.of)
		return
	}
	c.object(n, r.of)
}

// is complains that a value has another form than required, unless ok is true.
func (c *checker) is(key string, n *tree.Node, ok bool, want string) bool {
	switch {
	case ok:
	case n.Kind != tree.Scalar:
		c.complain(n, "%s must be %s, not %s", complaint.Quote(key), want, n.Shape())
	case strings.HasPrefix(want, n.Shape()):
		c.complain(n, "%s must be %s: %s", complaint.Quote(key), want, n.Excerpt())
	default:
		c.complain(n, "%s must be %s, not %s: %s", complaint.Quote(key), want, n.Shape(), n.Excerpt())
	}
	return ok
}

// scalar checks a value without parts against a rule.
func (c *checker) scalar(in *tree.Node, key string, n *tree.Node, r rule) {
	if !c.amend(in, key, n, r.form) {
		return
	}
	switch r.form {
	case formText:
		if c.is(key, n, n.IsText(), "a string") && len(r.words) > 0 {
			c.word(key, n, r.words)
		}
	case formDate:
		if _, err := model.ParseDate(n.Text); c.is(key, n, n.IsText(), "a string") && err != nil {
			c.complain(n, "%s must be a date of the form YYYY-MM-DD: %s", complaint.Quote(key), complaint.Quote(n.Text))
		}
	case formBoolean:
		c.is(key, n, n.Tag == tree.TagBoolean, "a boolean")
	case formFlag:
		isText := strings.EqualFold(n.Text, "true") || strings.EqualFold(n.Text, "false")
		c.is(key, n, n.Kind == tree.Scalar && isText, "a boolean")
	case formCount:
		c.is(key, n, n.Tag == tree.TagInteger && n.Text[0] != '-', "an integer that is not negative")
	case formNumber:
		c.is(key, n, n.IsFinite(), "a number that JSON can write")
	case formScalar:
		c.is(key, n, n.Kind == tree.Scalar && n.Tag != tree.TagNull, "a string, a number or a boolean")
	case formBound:
		c.bound(key, n)
	}
}

// word complains about a text that is not among the allowed ones.
func (c *checker) word(key string, n *tree.Node, words []string) {
	for _, w := range words {
		if n.Text == w {
			return
		}
	}
	c.complain(n, "%s must be one of %s: %s", complaint.Quote(key), strings.Join(words, ", "), complaint.Quote(n.Text))
}

// object checks an object against the grammar and then against its own rules.
func (c *checker) object(n *tree.Node, of string) {
	o, amended := ruleOf(of), n
	if isOurs(of) {
		amended = nil
	}
	for key, value := range n.Pairs() {
		f := o.field(key.Text)
		if f == nil {
			f = fieldOf(c.extensions[of], key.Text)
		}
		switch {
		case f == nil && o.extensible && isExtension(key):
		case f == nil:
			c.unknown(n, of, o, key)
		case f.refused:
			c.complain(key, "not supported in %s: %s", of, complaint.Quote(key.Text))
		default:
			if f.in&c.edition == 0 {
				c.warn(complaint.OtherVersion, key, "key of another version of OpenAPI in %s, read as there: %s", of, complaint.Quote(key.Text))
			}
			c.value(amended, key.Text, value, f.rule)
		}
	}
	for _, f := range o.fields {
		if f.required&c.edition != 0 && n.Get(f.key) == nil && n.Get(f.instead) == nil {
			c.missing(n, of, f)
		}
	}
	c.special(n, of)
}

// missing complains about a key that an object must have, or warns if it can do
// without.
func (c *checker) missing(n *tree.Node, of string, f field) {
	if f.essential || isOurs(of) {
		c.complain(n, "missing key in %s: %q", of, f.key)
		return
	}
	c.warn(complaint.MissingKey, n, "missing key in %s: %q", of, f.key)
}

// isOurs reports whether an object stands in an overlay or an extension. Those
// who write them write them for this program, and can mend them.
func isOurs(of string) bool {
	_, overlay := overlayGrammar[of]
	_, extension := extensionGrammar[of]
	return overlay || extension
}

// field returns the field of a key, or nil.
func (o *objectRule) field(key string) *field { return fieldOf(o.fields, key) }

func fieldOf(fields []field, key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

func (c *checker) unknown(n *tree.Node, of string, o objectRule, key *tree.Node) {
	var keys []string
	for _, f := range o.fields {
		if f.in&c.edition != 0 {
			keys = append(keys, f.key)
		}
	}
	hint := spelling.Hint(key.Text, keys)
	if isOurs(of) {
		c.complain(key, "unknown key in %s: %s%s", of, complaint.Quote(key.Text), hint)
		return
	}
	c.warn(complaint.UnknownKey, key, "unknown key in %s, ignored: %s%s", of, complaint.Quote(key.Text), hint)
	c.leave(n, n.Get(key.Text))
}

// special calls the check of an object that the grammar cannot express.
func (c *checker) special(n *tree.Node, of string) {
	switch of {
	case "document":
		c.document(n)
	case "components":
		c.componentNames(n)
	case "operation":
		c.responses(n)
	case "parameter":
		c.parameter(n)
	case "header":
		c.headerStyle(n)
	case "response", "request body":
		c.content(n.Get("content"))
	case "security scheme":
		c.securityScheme(n)
	case "schema":
		c.schema(n)
	case "overlay":
		c.overlay(n)
	case "action":
		c.action(n)
	}
}

package restrict

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A form is what the value of a keyword is.
type form uint8

const (
	data   form = iota // any JSON value
	schema             // a schema
	list               // a list of schemas
	table              // an object whose values are schemas
)

// forms are the keywords that restrict values. Other keywords are annotations.
var forms = map[string]form{
	"type": data, "enum": data, "const": data, "required": data, "pattern": data, "format": data,
	"minimum": data, "maximum": data, "exclusiveMinimum": data, "exclusiveMaximum": data, "multipleOf": data,
	"minLength": data, "maxLength": data, "minItems": data, "maxItems": data, "uniqueItems": data,
	"minProperties": data, "maxProperties": data, "dependentRequired": data, "minContains": data, "maxContains": data,
	"contentMediaType": data, "contentEncoding": data,
	"not": schema, "if": schema, "then": schema, "else": schema, "items": schema, "contains": schema,
	"propertyNames": schema, "additionalProperties": schema, "contentSchema": schema,
	"allOf": list, "anyOf": list, "oneOf": list, "prefixItems": list,
	"properties": table, "patternProperties": table, "dependentSchemas": table,
}

// A writer writes schemas of a document in the form of OpenAPI 3.1.
type writer struct {
	reader *Reader
	done   []model.Part
	last   strings.Builder // the text behind them
}

func (w *writer) text(text string) { w.last.WriteString(text) }

// parts returns all parts that were written.
func (w *writer) parts() []model.Part {
	if w.last.Len() > 0 {
		w.done = append(w.done, model.Part{Text: w.last.String()})
		w.last.Reset()
	}
	return w.done
}

func (w *writer) schema(n *tree.Node) {
	switch {
	case n.Kind == tree.Scalar && n.Text == "false":
		w.text(`{"not":{}}`)
	case n.Get("$ref") != nil:
		w.reference(n)
	default:
		w.object(n, func(string) bool { return true })
	}
}

func (w *writer) reference(n *tree.Node) {
	d := w.reader.Decl(n)
	if d == nil {
		w.text("{}")
		return
	}
	w.text(`{"$ref":`)
	w.done = append(w.parts(), model.Part{Decl: d})
	w.text("}")
}

// object writes the keywords of a schema that are wanted.
func (w *writer) object(n *tree.Node, wanted func(key string) bool) {
	w.text("{")
	i := 0
	for key, value := range n.Pairs() {
		f, known := forms[key.Text]
		if !known || !wanted(key.Text) || isFlag(key.Text, value) || key.Text == "minimum" && isSet(n, "exclusiveMinimum") || key.Text == "maximum" && isSet(n, "exclusiveMaximum") {
			continue
		}
		w.text(comma(i))
		i++
		w.keyword(n, key.Text, value, f)
	}
	for _, bound := range [][2]string{{"exclusiveMinimum", "minimum"}, {"exclusiveMaximum", "maximum"}} {
		if v := n.Get(bound[1]); v != nil && isSet(n, bound[0]) && wanted(bound[1]) {
			w.text(comma(i) + quoted(bound[0]) + ":" + string(v.JSON()))
			i++
		}
	}
	w.text("}")
}

// isFlag reports whether a keyword is the boolean that it is in OpenAPI 3.0.
func isFlag(key string, value *tree.Node) bool {
	return (key == "exclusiveMinimum" || key == "exclusiveMaximum") && value.Tag == tree.TagBoolean
}

func isSet(n *tree.Node, key string) bool { return n.Str(key) == "true" }

func (w *writer) keyword(n *tree.Node, key string, value *tree.Node, f form) {
	switch {
	case key == "const":
		w.text(`"enum":[` + string(value.JSON()) + "]")
		return
	case key == "type" && isSet(n, "nullable") && value.Kind == tree.Scalar:
		w.text(`"type":[` + string(value.JSON()) + `,"null"]`)
		return
	}
	w.text(quoted(key) + ":")
	switch f {
	case schema:
		w.schema(value)
	case list:
		w.list(value)
	case table:
		w.table(value)
	default:
		w.text(string(value.JSON()))
	}
}

func (w *writer) list(n *tree.Node) {
	w.text("[")
	for i, item := range n.Items {
		w.text(comma(i))
		w.schema(item)
	}
	w.text("]")
}

func (w *writer) table(n *tree.Node) {
	w.text("{")
	for i, key := range n.Keys {
		w.text(comma(i) + quoted(key.Text) + ":")
		w.schema(n.Items[i])
	}
	w.text("}")
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

// quoted returns a text as a JSON string.
func quoted(text string) string {
	n := tree.Node{Kind: tree.Scalar, Tag: tree.TagString, Text: text}
	return string(n.JSON())
}

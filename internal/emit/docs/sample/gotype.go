package sample

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// goType returns the SDK's Go type of a value. The program imports the SDK under the
// name sdk.
func goType(t model.Type) string { return model.Visit(t, goTypes{}) }

// goTypes is the visitor that writes Go types.
type goTypes struct{}

func (goTypes) Primitive(t model.Primitive) string { return goPrimitive(t) }
func (goTypes) Ref(t *model.Ref) string            { return "sdk." + t.Decl.Name.Go }
func (goTypes) List(t *model.List) string          { return "[]" + goElement(t.Elem) }
func (goTypes) Map(t *model.Map) string            { return "map[string]" + goElement(t.Elem) }
func (goTypes) FreeForm(model.FreeForm) string     { return "json.RawMessage" }

// Objects, enums and unions always have a declaration.
func (goTypes) Object(*model.Object) string { panic("an object is used in place") }
func (goTypes) Enum(*model.Enum) string     { panic("an enum is used in place") }
func (goTypes) Union(*model.Union) string   { panic("a union is used in place") }

// goElement returns the type of a list's item or a map's value. It is a pointer if the
// value may be null and has no other form of null.
func goElement(s *model.Schema) string {
	switch model.Resolved(s.Type).(type) {
	case *model.List, *model.Map, model.FreeForm:
		return goType(s.Type)
	}
	if s.Nullable && !isBytes(model.Resolved(s.Type)) {
		return "*" + goType(s.Type)
	}
	return goType(s.Type)
}

func goPrimitive(t model.Primitive) string {
	switch {
	case t.Kind == model.Boolean:
		return "bool"
	case t.Kind == model.Number:
		return "float64"
	case t.Kind == model.Integer && (t.Format == "int64" || t.Format == "uint64"):
		return t.Format
	case t.Kind == model.Integer:
		return "int"
	case t.File:
		return "sdk.FormFile"
	case isTime(t):
		return "time.Time"
	case t.Bytes():
		return "[]byte"
	default:
		return "string"
	}
}

func isTime(t model.Type) bool {
	p, ok := t.(model.Primitive)
	return ok && p.Kind == model.String && p.Format == "date-time"
}

func isBytes(t model.Type) bool {
	p, ok := t.(model.Primitive)
	return ok && p.Bytes()
}

// decoded returns the bytes of an example in base64, or the example if it is not.
func decoded(example string) string {
	data, err := base64.StdEncoding.DecodeString(example)
	if err != nil {
		return example
	}
	return string(data)
}

// uses reports whether a required parameter, or an element of one, is of a kind.
func (c *Call) uses(is func(model.Type) bool) bool {
	return slices.ContainsFunc(c.args, func(a argument) bool {
		t := model.Resolved(a.param.Type)
		if list, ok := t.(*model.List); ok {
			t = model.Resolved(list.Elem.Type)
		}
		return is(t)
	})
}

// goArgument writes the value of a parameter: a scalar, or a list of them.
func goArgument(code *Code, a argument) {
	list, ok := model.Resolved(a.param.Type).(*model.List)
	switch {
	case a.isStructured():
		code.plain(a.variable())
		return
	case !ok:
		from := len(code.parts)
		goScalar(code, a.param.Type, a.values[0])
		if len(code.parts) == from+1 && code.parts[from].Class != plainPart {
			code.parts[from].Mark = text.Printable(paramMark(a.param).name)
		}
		return
	}
	code.plain(goType(a.param.Type) + "{")
	for i, v := range a.values {
		if i > 0 {
			code.plain(", ")
		}
		goScalar(code, list.Elem.Type, v)
	}
	code.plain("}")
}

func goScalar(code *Code, t model.Type, value json.RawMessage) {
	switch resolved := model.Resolved(t); {
	case isTime(resolved):
		code.plain("time.Date(" + goDate(text.FromJSON(string(value))) + ")")
	case isBytes(resolved):
		code.plain("[]byte(")
		code.str(text.GoString(decoded(text.FromJSON(string(value)))))
		code.plain(")")
	case strings.HasPrefix(string(value), `"`):
		code.str(text.GoString(text.FromJSON(string(value))))
	case string(value) == "true" || string(value) == "false":
		code.keyword(string(value))
	default:
		code.add(numberPart, string(value))
	}
}

// goDate returns the arguments of time.Date for an RFC 3339 time.
func goDate(text string) string {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return "2025, time.May, 4, 9, 42, 0, 0, time.UTC" // the document's example is not valid
	}
	t = t.UTC()
	return fmt.Sprintf("%d, time.%s, %d, %d, %d, %d, %d, time.UTC", t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond())
}

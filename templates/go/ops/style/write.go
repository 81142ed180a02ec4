// Package style writes parameters as OpenAPI and RFC 6570 say, and reads what it
// writes. Values have the form that package tree decodes.
package style

import (
	"fmt"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// Write returns a parameter as it is sent: a segment of the path, a part of the query
// ("sort=a,b"), a header or cookies. It is empty if nothing is sent.
func Write(p *ops.Param, value any) string {
	return of(p).expand(p.Name, shapeOf(value))
}

// of returns the style of a parameter.
func of(p *ops.Param) style {
	switch {
	case p.Style != "":
		return styleOf(string(p.In), p.Style)
	case p.In == ops.Query && !p.Joined:
		return style{in: string(p.In), name: "form", explode: true}
	case p.In == ops.Query || p.In == ops.Cookie:
		return style{in: string(p.In), name: "form"}
	}
	return style{in: string(p.In), name: "simple"}
}

// shapeOf returns the shape of a value.
func shapeOf(value any) shape {
	text := string(tree.Encode(value))
	v := shape{text: text, json: text}
	switch value := value.(type) {
	case nil:
		v.kind = absentShape
	case string:
		v.text = value
	case []any:
		v.kind = listShape
		for _, item := range value {
			v.items = append(v.items, shapeOf(item))
		}
	case *tree.Object:
		v.kind = objectShape
		for _, m := range value.Members() {
			v.names, v.items = append(v.names, m.Name), append(v.items, shapeOf(m.Value))
		}
	default:
		v.text = fmt.Sprint(value)
	}
	return v
}

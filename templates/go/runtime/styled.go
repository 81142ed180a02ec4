package admin

import "net/http"

// addStyled adds a parameter in a style of its own. text is its value as JSON. It is
// not sent if there is nothing to write.
func addStyled(a *arguments, f *boundField, text []byte) {
	s := styleOf(f.in, f.style)
	value := shapeOf(text)
	written := s.expand(f.name, value)
	if written == "" {
		return
	}
	switch f.in {
	case "path":
		a.rawPath = with(a.rawPath, f.name, written)
	case "query":
		a.rawQuery = with(a.rawQuery, f.name, written)
	case "header":
		a.set(f, written)
	default:
		if a.header == nil {
			a.header = make(http.Header)
		}
		if cookies := a.header.Get("Cookie"); cookies != "" {
			written = cookies + "; " + written
		}
		a.header.Set("Cookie", written)
	}
}

// shapeOf returns the shape of a JSON value.
func shapeOf(data []byte) shape {
	v := shape{text: string(data), json: string(data)}
	switch kindOf(data) {
	case nullKind, noKind:
		v.kind = absentShape
	case stringKind:
		v.text = text(data)
	case arrayKind:
		v.kind = listShape
		for e := elementsOf(data); e.next(); {
			v.items = append(v.items, shapeOf(e.value))
		}
	case objectKind:
		v.kind = objectShape
		for m := membersOf(data); m.next(); {
			v.names, v.items = append(v.names, text(m.key)), append(v.items, shapeOf(m.value))
		}
	}
	return v
}

package media

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/coding"
)

// MarkFiles marks the properties of forms that are files. In OpenAPI 3.1, those
// without a type are files, too (3.1.1, section 4.8.15.3), and parts have styles, which
// 3.0 allows for urlencoded forms only (3.0.4, section 4.7.15.1).
func MarkFiles(ops []*model.Operation, openAPI31 bool) {
	for _, op := range ops {
		for _, r := range op.Revisions {
			if r.Request != nil && r.Request.IsForm() {
				if r.Request.Coding() == coding.Multipart && !openAPI31 {
					dropStyles(r.Request.Encodings)
				}
				m := marker{r.Request.Encodings, openAPI31, map[*model.Decl]bool{}}
				m.mark(r.Request.Schema.Type)
			}
		}
	}
}

func dropStyles(encodings []model.Encoding) {
	for i := range encodings {
		e := &encodings[i]
		e.Style, e.Joined, e.Reserved = "", false, false
	}
}

// A marker marks the files of one form.
type marker struct {
	encodings []model.Encoding
	untyped   bool
	seen      map[*model.Decl]bool // looked up, never ranged over
}

// mark marks the files of an object, or of the arms of a union.
func (m marker) mark(t model.Type) {
	if ref, ok := t.(*model.Ref); ok {
		if m.seen[ref.Decl] {
			return
		}
		m.seen[ref.Decl] = true
		t = ref.Decl.Type
	}
	if ref, ok := t.(*model.Ref); ok {
		m.mark(ref)
		return
	}
	if o := model.Fields(t); o != nil {
		for _, p := range o.Properties {
			p.Type = m.fileOr(p.Name.Wire, p.Type)
		}
	}
	if u, ok := t.(*model.Union); ok {
		for _, a := range u.Arms {
			m.mark(&model.Ref{Decl: a.Decl})
		}
	}
}

// fileOr returns the type of a property, which is a file, a list of files, or
// unchanged.
func (m marker) fileOr(name string, t model.Type) model.Type {
	if list, ok := model.Resolved(t).(*model.List); ok {
		if file := m.fileOr(name, list.Elem.Type); isFile(file) {
			elem := *list.Elem
			elem.Type = file
			return &model.List{Elem: &elem, MinItems: list.MinItems, MaxItems: list.MaxItems}
		}
		return t
	}
	switch p := model.Resolved(t).(type) {
	case model.FreeForm:
		if !p.Object && (m.untyped || m.isBytes(name)) {
			return model.Primitive{Kind: model.String, Format: binary, File: true}
		}
	case model.Primitive:
		if p.Kind == model.String && (p.Format == binary || p.Format == "" && m.isBytes(name)) {
			p.Format, p.File = binary, true
			return p
		}
	}
	return t
}

func isFile(t model.Type) bool {
	p, ok := t.(model.Primitive)
	return ok && p.File
}

// isBytes reports whether the encoding of a property names media types that are neither
// text nor JSON.
func (m marker) isBytes(name string) bool {
	i := slices.IndexFunc(m.encodings, func(e model.Encoding) bool { return e.Name == name })
	if i < 0 || m.encodings[i].ContentType == "" {
		return false
	}
	for _, t := range strings.Split(m.encodings[i].ContentType, ",") {
		t = strings.TrimSpace(t)
		if strings.HasPrefix(t, "text/") || strings.HasSuffix(t, "json") || strings.HasPrefix(t, "application/x-www-form") {
			return false
		}
	}
	return true
}

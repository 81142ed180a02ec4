package sample

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/coding"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A formField is a property of a form with a value.
type formField struct {
	property *model.Property // nil if no property is declared
	encoding model.Encoding
	name     string
	value    any // as package tree decodes it
}

// isFile reports whether the property is a file or a list of files.
func (f *formField) isFile() bool {
	if f.property == nil {
		return false
	}
	t := model.Resolved(f.property.Type)
	if list, ok := t.(*model.List); ok {
		t = model.Resolved(list.Elem.Type)
	}
	p, ok := t.(model.Primitive)
	return ok && p.File
}

// isForm reports whether the body is a form.
func (c *Call) isForm() bool { return c.revision.Request != nil && c.revision.Request.IsForm() }

// setForm sets the fields of the form in the JSON text of the body, in which it
// replaces files by names of files.
func (c *Call) setForm() {
	value, err := tree.Decode(c.body)
	object, ok := value.(*tree.Object)
	if err != nil || !ok {
		return
	}
	fields := model.Fields(model.Resolved(c.revision.Request.Schema.Type))
	for _, m := range object.Members() {
		f := formField{name: m.Name, value: m.Value}
		if fields != nil {
			f.property = fields.Property(m.Name)
		}
		for _, e := range c.revision.Request.Encodings {
			if e.Name == m.Name {
				f.encoding = e
			}
		}
		if f.isFile() {
			f.value = f.fileName()
			if _, isList := m.Value.([]any); isList {
				f.value = []any{f.value}
			}
			object.Set(m.Name, f.value)
		}
		c.form = append(c.form, f)
	}
	c.body = tree.Encode(object)
}

// fileName returns the name of the file in samples.
func (f *formField) fileName() string {
	_, subtype, _ := strings.Cut(f.encoding.MediaType(), "/")
	if subtype == "" || strings.Trim(subtype, "abcdefghijklmnopqrstuvwxyz") != "" || subtype == "octet" {
		subtype = "bin"
	}
	return f.property.Name.Kebab + "." + subtype
}

// texts returns the names and texts of a field: several for a list, or for an object
// that is sent by its members.
func (f *formField) texts() [][2]string {
	switch v := f.value.(type) {
	case *tree.Object:
		return f.members(v)
	case []any:
		var all [][2]string
		for i, item := range v {
			if f.encoding.Style == "deepObject" {
				inner := formField{name: f.name + "[" + strconv.Itoa(i) + "]", encoding: f.encoding, value: item}
				all = append(all, inner.texts()...)
				continue
			}
			all = append(all, [2]string{f.name, plainText(item)})
		}
		return all
	}
	return [][2]string{{f.name, plainText(f.value)}}
}

func (f *formField) members(o *tree.Object) [][2]string {
	var all [][2]string
	for _, m := range o.Members() {
		switch f.encoding.Style {
		case "deepObject":
			inner := formField{name: f.name + "[" + m.Name + "]", encoding: f.encoding, value: m.Value}
			all = append(all, inner.texts()...)
		case "":
			return [][2]string{{f.name, plainText(o)}}
		default:
			all = append(all, [2]string{m.Name, plainText(m.Value)})
		}
	}
	return all
}

// isJSON reports whether the value is an object, which is sent as JSON.
func (f *formField) isJSON() bool {
	value := f.value
	if list, ok := value.([]any); ok && len(list) > 0 {
		value = list[0]
	}
	_, ok := value.(*tree.Object)
	return ok && f.encoding.Style == ""
}

// plainText returns a value as text: a string without quotes, others as JSON.
func plainText(value any) string {
	if s, ok := value.(string); ok {
		return s
	}
	if value == nil {
		return ""
	}
	return string(tree.Encode(value))
}

// cliForm writes the flags of the form.
func (c *Call) cliForm(code *Code) {
	for i := range c.form {
		f := &c.form[i]
		for _, t := range f.texts() {
			value := t[0] + "=" + t[1]
			if f.isFile() {
				value = t[0] + "=@" + t[1]
			}
			code.plain(next).name("--form").plain(" ").str(text.ShellWord(text.Line(value)))
		}
	}
}

// curlForm writes the flags of the form.
func (c *Call) curlForm(code *Code) {
	for i := range c.form {
		f := &c.form[i]
		if f.encoding.Joined {
			code.plain(next).name("--data").plain(" ").str(text.ShellWord(f.joined()))
			continue
		}
		for _, t := range f.texts() {
			flag, value := c.curlField(f, t[0], text.Line(t[1]))
			code.plain(next).name(flag).plain(" ").str(text.ShellWord(value))
		}
	}
}

// curlField returns a flag for a field, and its value.
func (c *Call) curlField(f *formField, name, value string) (flag, argument string) {
	mediaType := f.encoding.MediaType()
	switch {
	case c.revision.Request.Coding() == coding.Form && f.isFile():
		return "--data-urlencode", name + "@" + value
	case c.revision.Request.Coding() == coding.Form:
		return "--data-urlencode", name + "=" + value
	case f.isFile() && mediaType != "":
		return "--form", name + "=@" + value + ";type=" + mediaType
	case f.isFile():
		return "--form", name + "=@" + value
	case f.isJSON():
		return "--form", name + "=" + value + ";type=application/json"
	case strings.HasPrefix(value, "@") || strings.HasPrefix(value, "<") || strings.ContainsAny(value, ";\""):
		return "--form-string", name + "=" + value
	}
	return "--form", name + "=" + value
}

// joined returns a list that is sent as one value, escaped.
func (f *formField) joined() string {
	separator := map[string]string{"spaceDelimited": "%20", "pipeDelimited": "%7C"}[f.encoding.Style]
	if separator == "" {
		separator = ","
	}
	var parts []string
	for _, t := range f.texts() {
		if _, isObject := f.value.(*tree.Object); isObject {
			parts = append(parts, url.QueryEscape(t[0]))
		}
		parts = append(parts, url.QueryEscape(t[1]))
	}
	return url.QueryEscape(f.name) + "=" + strings.Join(parts, separator)
}

// files returns the fields that are files, which the Go sample opens.
func (c *Call) files() []formField {
	var all []formField
	for _, f := range c.form {
		if f.isFile() && !f.property.Nullable {
			all = append(all, f)
		}
	}
	return all
}

// goFiles opens the files of the form, and sets them in the body.
func (c *Call) goFiles(code *Code) {
	for _, f := range c.files() {
		field, name := "body."+f.property.Name.Go, plainText(f.value)
		if list, ok := f.value.([]any); ok {
			field, name = field+"[0]", plainText(list[0])
		}
		variable := "file" + f.property.Name.Go
		code.plain("\t" + variable + ", err := os.Open(").str(text.GoString(name)).plain(")\n")
		goCheck(code)
		code.plain("\t").keyword("defer").plain(" " + variable + ".Close()\n\t" + field + ".Content = " + variable + "\n\n")
	}
}

package usage

import (
	"fmt"
	"go/types"
	"strings"
)

// declaration uses a type: a service with its methods, a union with its arms, a
// struct with its fields.
func (w *writer) declaration(named *types.Named) {
	s, ok := named.Underlying().(*types.Struct)
	if !ok {
		return
	}
	name := named.Obj().Name()
	switch {
	case w.service(name):
		w.methods(named)
	case s.NumFields() > 0 && w.plain(s):
		w.fields(named, s)
	}
}

// service reports whether the client has a field of the type.
func (w *writer) service(name string) bool {
	client, ok := w.sdk.Scope().Lookup("Client").(*types.TypeName)
	if !ok {
		return false
	}
	field, _, _ := types.LookupFieldOrMethod(client.Type(), true, w.sdk, name)
	return field != nil
}

// plain reports whether all exported fields have a JSON name or stand for a parameter.
func (w *writer) plain(s *types.Struct) bool {
	found := false
	for i := range s.NumFields() {
		tag := s.Tag(i)
		if s.Field(i).Exported() {
			found = true
			if s.Field(i).Name() != "Body" && !strings.Contains(tag, "json:") && !strings.Contains(tag, "path:") && !strings.Contains(tag, "query:") && !strings.Contains(tag, "header:") {
				return s.Field(i).Name() == "Value"
			}
		}
	}
	return found
}

// methods calls each operation of a service, and keeps what it returns.
func (w *writer) methods(service *types.Named) {
	pointer := types.NewMethodSet(types.NewPointer(service))
	for selection := range pointer.Methods() {
		method := selection.Obj().(*types.Func)
		signature := method.Signature()
		if !method.Exported() || signature.Results().Len() != 1 {
			continue
		}
		execute, _, _ := types.LookupFieldOrMethod(signature.Results().At(0).Type(), true, w.sdk, "Execute")
		if execute == nil {
			continue
		}
		w.method(service.Obj().Name(), method, execute.Type().(*types.Signature))
	}
}

func (w *writer) method(service string, method *types.Func, execute *types.Signature) {
	params := []string{"client *" + w.sdk.Name() + ".Client"}
	var arguments []string
	for v := range method.Signature().Params().Variables() {
		params = append(params, "a"+v.Name()+" "+w.text(v.Type()))
		arguments = append(arguments, "a"+v.Name())
	}
	call := fmt.Sprintf("client.%s.%s(%s)", service, method.Name(), strings.Join(arguments, ", "))
	if execute.Results().Len() == 3 {
		value := w.text(execute.Results().At(0).Type())
		w.add(strings.Join(params, ", "), fmt.Sprintf("\tv, resp, err := %s.Execute()\n\tvar kept %s = v\n\t_, _, _ = kept, resp, err\n", call, value))
		w.add(strings.Join(params, ", "), fmt.Sprintf("\t_, _, err := %s.Execute()\n\t_ = err\n", call))
		return
	}
	w.add(strings.Join(params, ", "), fmt.Sprintf("\tresp, err := %s.Execute()\n\t_, _ = resp, err\n", call))
}

// fields reads, sets and compares each field of a struct, and writes a literal.
func (w *writer) fields(named *types.Named, s *types.Struct) {
	name := w.text(named)
	var literal strings.Builder
	for i := range s.NumFields() {
		f := s.Field(i)
		if !f.Exported() {
			continue
		}
		t := w.text(f.Type())
		w.add(fmt.Sprintf("v *%s, p %s", name, t), fmt.Sprintf("\tv.%s = p\n\tvar kept %s = v.%[1]s\n\t_ = kept\n", f.Name(), t))
		w.compare(name, f)
		w.each(name, f)
		if value := w.value(f.Type()); value != "" {
			fmt.Fprintf(&literal, "\t\t%s: %s,\n", f.Name(), value)
		}
	}
	w.add("", fmt.Sprintf("\tv := %s{\n%s\t}\n\t_ = v\n", name, literal.String()))
}

// compare compares a field with nil, a constant, or another value.
func (w *writer) compare(owner string, f *types.Var) {
	switch t := f.Type().Underlying().(type) {
	case *types.Pointer:
		w.add("v *"+owner, fmt.Sprintf("\tif v.%s != nil {\n\t\tx := *v.%[1]s\n\t\t_ = x\n\t}\n", f.Name()))
		if constant := w.constant(t.Elem()); constant != "" {
			w.add("v *"+owner, fmt.Sprintf("\tif v.%s != nil && *v.%[1]s == %s {\n\t\tv.%[1]s = nil\n\t}\n", f.Name(), constant))
		}
	case *types.Slice:
		w.add("v *"+owner, fmt.Sprintf("\tfor _, x := range v.%s {\n\t\tv.%[1]s = append(v.%[1]s, x)\n\t}\n\tif v.%[1]s == nil || len(v.%[1]s) == 0 {\n\t\treturn\n\t}\n", f.Name()))
	case *types.Basic:
		if constant := w.constant(f.Type()); constant != "" {
			w.add("v *"+owner, fmt.Sprintf("\tswitch v.%s {\n\tcase %s:\n\t}\n\tif v.%[1]s == %[2]s {\n\t\treturn\n\t}\n", f.Name(), constant))
		}
	}
	if elem := w.nullable(f.Type()); elem != nil {
		w.add("v *"+owner, fmt.Sprintf("\tif x, ok := v.%s.Get(); ok {\n\t\tv.%[1]s = %s.Some(x)\n\t}\n", f.Name(), w.sdk.Name()))
	}
}

// each sets a field to each constant of its enum.
func (w *writer) each(owner string, f *types.Var) {
	format, enum := "\tv.%s = %s\n", f.Type()
	if p, ok := f.Type().(*types.Pointer); ok {
		format, enum = "\tv.%s = "+w.sdk.Name()+".Ptr(%s)\n", p.Elem()
	}
	if s, ok := f.Type().(*types.Slice); ok {
		format, enum = "\tv.%[1]s = append(v.%[1]s, %[2]s)\n", s.Elem()
	}
	var body strings.Builder
	for _, constant := range w.constantsOf(enum) {
		fmt.Fprintf(&body, format, f.Name(), constant)
	}
	if body.Len() > 0 {
		w.add("v *"+owner, body.String())
	}
}

func (w *writer) constant(t types.Type) string {
	if all := w.constantsOf(t); len(all) > 0 {
		return all[0]
	}
	return ""
}

// constantsOf returns the constants of an enum.
func (w *writer) constantsOf(t types.Type) []string {
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() != w.sdk {
		return nil
	}
	return w.enums[named.Obj().Name()]
}

func (w *writer) nullable(t types.Type) types.Type {
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Name() != "Nullable" {
		return nil
	}
	return named.TypeArgs().At(0)
}

// value returns a value of a type; empty if there is none to write.
func (w *writer) value(t types.Type) string {
	if elem := w.nullable(t); elem != nil {
		return w.made("Some", elem)
	}
	if constant := w.constant(t); constant != "" {
		return constant
	}
	switch u := t.(type) {
	case *types.Pointer:
		if _, ok := u.Elem().Underlying().(*types.Struct); ok && w.text(u.Elem()) != "time.Time" {
			return "&" + w.text(u.Elem()) + "{}"
		}
		return w.made("Ptr", u.Elem())
	case *types.Slice:
		if elem := w.value(u.Elem()); elem != "" {
			return w.text(t) + "{" + elem + "}"
		}
		return w.text(t) + "{}"
	case *types.Map:
		return w.text(t) + "{}"
	case *types.Named:
		if _, ok := t.Underlying().(*types.Struct); ok {
			return w.text(t) + "{}"
		}
	}
	return basic(t)
}

func (w *writer) made(maker string, elem types.Type) string {
	value := w.value(elem)
	if value == "" {
		return ""
	}
	if b, ok := elem.Underlying().(*types.Basic); ok && b.Info()&types.IsNumeric != 0 {
		value = w.text(elem) + "(" + value + ")"
	}
	return w.sdk.Name() + "." + maker + "(" + value + ")"
}

func basic(t types.Type) string {
	b, ok := t.(*types.Basic)
	switch {
	case !ok:
		return ""
	case b.Info()&types.IsString != 0:
		return `"a"`
	case b.Info()&types.IsBoolean != 0:
		return "true"
	case b.Info()&types.IsNumeric != 0:
		return "1"
	}
	return ""
}

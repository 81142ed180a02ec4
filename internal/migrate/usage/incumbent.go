package usage

import (
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// Incumbent returns programs that use every public form of an SDK with getters,
// setters and request builders: one function for each call site.
func (s *Surface) Incumbent(sdk *types.Package) map[string]string {
	w := &writer{sdk: sdk, path: sdk.Path(), files: map[string]string{}, enums: map[string][]string{}}
	for _, name := range slices.Sorted(maps.Keys(s.Types)) {
		switch t := s.Types[name]; {
		case t.Kind == "interface":
			s.operations(w, name, t)
		case t.Accessors != "":
			s.structure(w, name, t)
		}
	}
	s.functions(w)
	w.flush()
	return w.files
}

// operations calls each operation in each of its forms.
func (s *Surface) operations(w *writer, service string, t surfaceType) {
	for _, method := range slices.Sorted(maps.Keys(t.Methods)) {
		operation, isExecute := strings.CutSuffix(method, "Execute")
		request, isOperation := s.Types[operation+"ApiRequest"]
		if !isExecute || !isOperation {
			continue
		}
		s.calls(w, service, operation, t.Methods[operation], request)
	}
}

func (s *Surface) calls(w *writer, service, operation string, f surfaceFunc, request surfaceType) {
	params, arguments := "client *admin.APIClient", []string{}
	for _, in := range f.In {
		name, t, _ := strings.Cut(in, " ")
		params += ", " + name + "_ " + w.qualified(t)
		arguments = append(arguments, name+"_")
	}
	results := "_, _, err := "
	if len(request.Methods["Execute"].Out) == 2 {
		results = "_, err := "
	}
	call := fmt.Sprintf("client.%s.%s(%s)", service, operation, strings.Join(arguments, ", "))
	w.add(params, "\t"+results+call+".Execute()\n\t_ = err\n")
	w.add(params, "\trequest := "+call+"\n\t"+results+"request.Execute()\n\t_ = err\n")
	w.add(params, "\t"+results+"client."+service+"."+operation+"Execute("+call+")\n\t_ = err\n")
	chain := call
	for _, setter := range slices.Sorted(maps.Keys(request.Methods)) {
		if setter == "Execute" {
			continue
		}
		_, t, _ := strings.Cut(request.Methods[setter].In[0], " ")
		params += ", " + setter + "_ " + w.qualified(t)
		chain += "." + setter + "(" + setter + "_)"
	}
	if chain != call {
		w.add(params, "\t"+results+chain+".Execute()\n\t_ = err\n")
	}
	s.withParams(w, service, operation, results)
}

// withParams calls an operation with a struct of parameters.
func (s *Surface) withParams(w *writer, service, operation, results string) {
	params, literal := "client *admin.APIClient, ctx context.Context", ""
	for _, f := range s.Types[operation+"ApiParams"].Fields {
		params += ", " + f.Name + "_ " + w.qualified(f.Type)
		literal += "\t\t" + f.Name + ": " + f.Name + "_,\n"
	}
	w.add(params, "\t"+results+"client."+service+"."+operation+"WithParams(ctx, &admin."+operation+"ApiParams{\n"+literal+"\t}).Execute()\n\t_ = err\n")
}

// qualified returns a type of facts as another package writes it.
func (w *writer) qualified(t string) string {
	expr, err := types.Eval(token.NewFileSet(), w.sdk, token.NoPos, t)
	if err != nil {
		return t
	}
	return w.text(expr.Type)
}

// structure uses each accessor of a struct, its fields, its constructor and a literal.
func (s *Surface) structure(w *writer, name string, t surfaceType) {
	owner := "v *admin." + name
	var literal string
	for _, f := range t.Fields {
		if f.Name == "NullFields" {
			continue
		}
		full := w.qualified(f.Type)
		value, optional := strings.CutPrefix(full, "*")
		w.add(owner, fmt.Sprintf("\tvar x %s = v.Get%s()\n\t_ = x\n", value, f.Name))
		w.add(owner, fmt.Sprintf("\tx, ok := v.Get%sOk()\n\tvar kept *%s = x\n\t_, _ = kept, ok\n", f.Name, value))
		w.add(owner+", x "+value, fmt.Sprintf("\tv.Set%s(x)\n", f.Name))
		if optional {
			w.add(owner, fmt.Sprintf("\tif v.Has%s() && !v.Has%[1]s() {\n\t\treturn\n\t}\n", f.Name))
			w.add(owner, fmt.Sprintf("\tif v.%s != nil {\n\t\tvar x %s = *v.%[1]s\n\t\t_ = x\n\t}\n", f.Name, value))
		}
		w.add(owner+", x "+full, fmt.Sprintf("\tv.%s = x\n\tvar kept %s = v.%[1]s\n\t_ = kept\n", f.Name, full))
		literal += "\t\t" + f.Name + ": " + f.Name + "_,\n"
	}
	constructor := s.Funcs["New"+name]
	params, arguments := []string{}, []string{}
	for _, in := range constructor.In {
		parameter, t, _ := strings.Cut(in, " ")
		params = append(params, parameter+"_ "+w.qualified(t))
		arguments = append(arguments, parameter+"_")
	}
	w.add(strings.Join(params, ", "), "\tv := admin.New"+name+"("+strings.Join(arguments, ", ")+")\n\t_ = v\n")
}

// functions uses the functions of the package.
func (s *Surface) functions(w *writer) {
	for _, body := range []string{
		"client, err := admin.NewClient(admin.UseOAuthAuth(ctx, \"id\", \"secret\"), admin.UseBaseURL(\"https://example.org\"), admin.UseUserAgent(\"me\"), admin.UseDebug(true))\n_, _ = client, err",
		"client, err := admin.NewClient(admin.UseDigestAuth(\"key\", \"secret\"), admin.UseHTTPClient(http.DefaultClient), admin.UseDebug(false))\n_, _ = client, err",
		"if admin.IsErrorCode(err, \"NOT_FOUND\") {\nreturn\n}",
		"if e, ok := admin.AsError(err); ok && e.ErrorCode == \"X\" && e.GetDetail() != \"\" && e.GetErrorCode() == \"Y\" {\nreturn\n}",
		"var e *admin.GenericOpenAPIError\nif errors.As(err, &e) {\n_ = e.Body()\nm := e.Model()\n_ = m.GetReason()\n_ = e.Error()\n}",
		"_ = admin.PtrString(\"x\")\n_ = admin.PtrInt(1)\n_ = admin.PtrInt64(1)\n_ = admin.PtrBool(true)\n_ = admin.PtrFloat64(1)\n_ = admin.PtrTime(time.Now())",
		"var p *string\nvar s string = admin.GetOrDefault(p, \"x\")\n_ = s",
		"var modifiers []admin.ClientModifier\nmodifiers = append(modifiers, admin.UseUserAgent(\"x\"))\nclient, err := admin.NewClient(modifiers...)\n_, _ = client, err",
	} {
		w.add("ctx context.Context, err error", "\t"+body+"\n")
	}
}

package usage

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Surface lists what a package exports, as facts.
type Surface struct {
	Types   map[string]surfaceType       `json:"types"`
	Funcs   map[string]surfaceFunc       `json:"funcs"`
	Presets map[string]map[string]string `json:"constructorPresets"`
}

type surfaceType struct {
	Kind      string                 `json:"kind"`
	Of        string                 `json:"of"`
	Fields    []surfaceField         `json:"fields"`
	Methods   map[string]surfaceFunc `json:"methods"`
	Accessors string                 `json:"accessors"`
}

type surfaceField struct {
	Name string `json:"name"`
	Type string `json:"type"`
	JSON string `json:"json"`
}

type surfaceFunc struct {
	In  []string `json:"in"`
	Out []string `json:"out"`
}

// ReadSurface reads facts.
func ReadSurface(data []byte) (*Surface, error) {
	s := &Surface{}
	if err := json.Unmarshal(data, s); err != nil {
		return nil, fmt.Errorf("reading the surface: %w", err)
	}
	return s, nil
}

// Operations returns the names of all operations, sorted.
func (s *Surface) Operations() []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(s.Types)) {
		if operation, ok := strings.CutSuffix(name, "ApiRequest"); ok {
			all = append(all, operation)
		}
	}
	return all
}

// Declarations returns the source of a package with that surface. Its functions and
// methods do nothing.
func (s *Surface) Declarations() string {
	var b strings.Builder
	b.WriteString("package admin\n\nimport (\n\t\"context\"\n\t\"io\"\n\t\"net/http\"\n\t\"net/url\"\n\t\"os\"\n\t\"time\"\n)\n\ntype formFile struct{}\n\nvar _ io.Reader\nvar _ os.File\nvar _ url.Values\nvar _ time.Time\nvar _ context.Context\nvar _ http.Client\n\n")
	for _, name := range slices.Sorted(maps.Keys(s.Types)) {
		s.declare(&b, name, s.Types[name])
	}
	for _, name := range slices.Sorted(maps.Keys(s.Funcs)) {
		generic := ""
		if strings.Contains(strings.Join(append(s.Funcs[name].In, s.Funcs[name].Out...), " "), "T ") || name == "GetOrDefault" || name == "SetOrNil" {
			generic = ""
		}
		if name == "GetOrDefault" || name == "SetOrNil" {
			generic = "[T comparable]"
		}
		variadic := name == "NewClient"
		fmt.Fprintf(&b, "func %s%s%s { panic(0) }\n\n", name, generic, s.Funcs[name].signature(variadic))
	}
	return b.String()
}

func (f surfaceFunc) signature(variadic bool) string {
	in := strings.Join(f.In, ", ")
	if variadic {
		in = strings.Replace(in, "[]", "...", 1)
	}
	return "(" + in + ") (" + strings.Join(f.Out, ", ") + ")"
}

func (s *Surface) declare(b *strings.Builder, name string, t surfaceType) {
	switch t.Kind {
	case "type":
		fmt.Fprintf(b, "type %s %s\n\n", name, t.Of)
	case "interface":
		fmt.Fprintf(b, "type %s interface {\n", name)
		for _, m := range slices.Sorted(maps.Keys(t.Methods)) {
			fmt.Fprintf(b, "\t%s%s\n", m, t.Methods[m].signature(false))
		}
		b.WriteString("}\n\n")
		return
	case "struct":
		fmt.Fprintf(b, "type %s struct {\n", name)
		for _, f := range t.Fields {
			field := f.Name + " " + f.Type
			if f.Name == f.Type && f.JSON == "" && f.Name == "UntypedClient" {
				field = f.Name
			}
			fmt.Fprintf(b, "\t%s `json:%q`\n", field, f.JSON)
		}
		b.WriteString("}\n\n")
	}
	receiver := "*" + name
	if strings.HasSuffix(name, "ApiRequest") {
		receiver = name
	}
	if t.Kind == "type" || name == "GenericOpenAPIError" {
		receiver = name
	}
	for _, m := range slices.Sorted(maps.Keys(t.Methods)) {
		fmt.Fprintf(b, "func (r_ %s) %s%s { panic(0) }\n\n", receiver, m, t.Methods[m].signature(false))
	}
	if t.Accessors != "" {
		for _, f := range t.Fields {
			s.accessors(b, name, f)
		}
	}
}

func (s *Surface) accessors(b *strings.Builder, owner string, f surfaceField) {
	if f.Name == "NullFields" {
		return
	}
	value, optional := strings.CutPrefix(f.Type, "*")
	fmt.Fprintf(b, "func (o *%s) Get%s() %s { panic(0) }\n", owner, f.Name, value)
	fmt.Fprintf(b, "func (o *%s) Get%sOk() (*%s, bool) { panic(0) }\n", owner, f.Name, value)
	fmt.Fprintf(b, "func (o *%s) Set%s(v %s) { panic(0) }\n", owner, f.Name, value)
	if optional {
		fmt.Fprintf(b, "func (o *%s) Has%s() bool { panic(0) }\n", owner, f.Name)
		fmt.Fprintf(b, "func (o *%s) Set%sNil() { panic(0) }\n", owner, f.Name)
	}
	b.WriteString("\n")
}

package page

import (
	"maps"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Program is the command line that pages describe.
type Program struct {
	Name     string // of the command: "shop"
	Settings profile.Table
	Renames  []Rename
	Hidden   []string // query parameters that help does not show
}

// A Rename gives the flag of a path parameter a second name.
type Rename struct {
	Param string // "groupId"
	Below string // only where the path contains it: "/groups/{groupId}"
	Flag  string // "project-id"
}

// Flags returns the flags that operations share. Those of credentials are the
// program's own.
func (p *Program) Flags() []Flag {
	flags := shared()
	for _, k := range p.Settings.Keys {
		if k.Flag == "" {
			continue
		}
		text := k.Text
		if k.Secret {
			text += "; safer in the environment"
		}
		value := strings.ToUpper(k.Name[strings.LastIndexByte(k.Name, '_')+1:])
		flags = append(flags, Flag{Name: k.Flag, Value: value, Text: text, Group: Credentials, Setting: k.Name})
	}
	return append(flags, Flag{Name: "plain-http", Text: "allow credentials to go over plain http", Group: Credentials})
}

// FlagNamed returns the shared flag with a name or a letter.
func (p *Program) FlagNamed(name string) (Flag, bool) {
	flags := p.Flags()
	i := slices.IndexFunc(flags, func(f Flag) bool { return f.Name == name || name != "" && f.Short() == name })
	if i < 0 {
		return Flag{}, false
	}
	return flags[i], true
}

// Profiles returns the sorted names of the stored profiles.
func (p *Program) Profiles() []string {
	path, err := profile.Path(p.Name)
	if err != nil {
		return nil
	}
	f, err := p.Settings.Load(path)
	if err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(f.Profiles))
}

// A Param is a parameter of an operation, or a property of its body, under the
// name of its flag.
type Param struct {
	*ops.Param
	Flag   string
	Alias  string // another name of the flag, or empty
	Hidden bool   // not shown in help
}

// ParamFlags returns the names of the flags of an operation's parameters. A name that
// a shared flag has already gets "param-" before it.
func (p *Program) ParamFlags(names []string) []string { return p.taken().choose(names, "param-") }

// A namespace holds the names of flags that are taken.
type namespace map[string]bool

func (p *Program) taken() namespace {
	taken := namespace{"help": true}
	for _, f := range p.Flags() {
		taken[f.Name] = true
	}
	return taken
}

// choose takes names, with the prefix before those that are taken.
func (n namespace) choose(names []string, prefix string) []string {
	var chosen []string
	for _, name := range names {
		for n[name] {
			name = prefix + name
		}
		n[name] = true
		chosen = append(chosen, name)
	}
	return chosen
}

// Params returns the parameters of an operation in one version. A name that a
// shared flag has already gets "param-" before it, or "body-" if it belongs to a
// property; so does a property that has the name of a parameter. A parameter that has
// one value only has no flag.
func (p *Program) Params(op *ops.Operation, v *ops.Version) []Param {
	taken := p.taken()
	var params []Param
	add := func(list []*ops.Param, prefix string) {
		var names []string
		for _, param := range list {
			names = append(names, param.Flag)
		}
		for i, flag := range taken.choose(names, prefix) {
			param := list[i]
			hidden := param.In == ops.Query && slices.Contains(p.Hidden, param.Name)
			params = append(params, Param{Param: param, Flag: flag, Alias: p.alias(op, param), Hidden: hidden})
		}
	}
	add(slices.DeleteFunc(slices.Clone(op.Params), func(p *ops.Param) bool { return p.Fixed }), "param-")
	if v != nil && v.Request != nil {
		add(v.Request.Fields, "body-")
	}
	return params
}

// alias returns the second name of a parameter's flag, or "".
func (p *Program) alias(op *ops.Operation, param *ops.Param) string {
	for _, r := range p.Renames {
		if param.In == ops.Path && param.Name == r.Param && strings.Contains(op.Path, r.Below) {
			return r.Flag
		}
	}
	return ""
}

package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/atlasgen/atlasgen/templates/cli/body"
	"github.com/atlasgen/atlasgen/templates/cli/tree"
	"github.com/atlasgen/atlasgen/templates/ops"
)

// body returns the body of the request, or nil for none. Flags count more than
// --set, that more than --data, that more than --file. The properties that only
// the server sets are left out.
func (i *invocation) body() (any, error) {
	request := i.v.Request
	if request == nil {
		return nil, nil
	}
	v, given, err := i.assemble()
	switch {
	case err != nil:
		return nil, err
	case !given && request.Required:
		return nil, i.missing()
	case !given:
		return nil, nil
	case i.options.noCheck:
		return v, nil
	}
	if faults := i.schemas.Check(v, request.Schema); len(faults) > 0 {
		return nil, faultError(faults)
	}
	v, dropped := i.schemas.Prune(v, request.Schema)
	if len(dropped) > 0 {
		i.say("left out what only the server sets: " + strings.Join(dropped, ", "))
	}
	return v, nil
}

func faultError(faults []body.Fault) error {
	var texts []string
	for _, f := range faults {
		texts = append(texts, f.String())
	}
	return errors.New(strings.Join(texts, "\n  "))
}

// assemble puts together what the arguments say about the body.
func (i *invocation) assemble() (v any, given bool, err error) {
	for _, source := range []struct{ flag, text string }{{"--file", filed(i.options.file)}, {"--data", i.options.data}} {
		if source.text == "" {
			continue
		}
		data, err := i.read(source.text)
		if err != nil {
			return nil, false, fmt.Errorf("%s: %w", source.flag, err)
		}
		next, err := tree.Decode(data)
		if err != nil {
			return nil, false, fmt.Errorf("%s: %w", source.flag, err)
		}
		v, given = merge(v, next), true
	}
	for _, text := range i.options.set {
		if v, err = put(v, text); err != nil {
			return nil, false, fmt.Errorf("--set: %w", err)
		}
		given = true
	}
	return i.withFields(v, given)
}

// withFields adds what flags say about single properties.
func (i *invocation) withFields(v any, given bool) (any, bool, error) {
	for n := range i.params {
		p := &i.params[n]
		if p.In != ops.Body || !p.set {
			continue
		}
		value, err := p.json()
		if err != nil {
			return nil, false, err
		}
		if v, err = tree.Put(v, tree.Path{{Name: p.Name, Index: -1}}, value); err != nil {
			return nil, false, fmt.Errorf("--%s: %w", p.Flag, err)
		}
		given = true
	}
	return v, given, nil
}

func filed(name string) string {
	if name == "" || name == "-" {
		return name
	}
	return "@" + name
}

// read returns a text, the content of @FILE, or standard input for "-".
func (s *session) read(text string) ([]byte, error) {
	if text == "-" {
		return io.ReadAll(s.in)
	}
	if name, ok := strings.CutPrefix(text, "@"); ok {
		return os.ReadFile(name)
	}
	return []byte(text), nil
}

// put sets one value: "a.b[0].c=4". What is no JSON is a string.
func put(v any, text string) (any, error) {
	left, right, ok := strings.Cut(text, "=")
	if !ok {
		return nil, fmt.Errorf("%q has no =", text)
	}
	path, err := tree.ParsePath(left)
	if err != nil {
		return nil, err
	}
	value, err := tree.Decode([]byte(right))
	if err != nil {
		value = right
	}
	return tree.Put(v, path, value)
}

// merge returns base with the members of over in the place of its own, in
// objects within objects too.
func merge(base, over any) any {
	old, ok1 := base.(*tree.Object)
	new, ok2 := over.(*tree.Object)
	if !ok1 || !ok2 {
		return over
	}
	for _, m := range new.Members() {
		value, _ := old.Get(m.Name)
		old.Set(m.Name, merge(value, m.Value))
	}
	return old
}

// json returns the value of a flag for a property.
func (p *param) json() (any, error) {
	if !p.Array {
		return p.scalar(p.values[0])
	}
	list := []any{}
	for _, text := range p.values {
		v, err := p.scalar(text)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

func (p *param) scalar(text string) (any, error) {
	switch {
	case p.Nullable && text == "null":
		return nil, nil
	case p.Param.Type == "boolean" && (text == "true" || text == "false"):
		return text == "true", nil
	case p.Param.Type == "integer" || p.Param.Type == "number":
		if v, err := tree.Decode([]byte(text)); err == nil {
			if n, ok := v.(json.Number); ok {
				return n, nil
			}
		}
		return nil, fmt.Errorf("--%s: %q is no number", p.Flag, text)
	case p.Param.Type == "boolean":
		return nil, fmt.Errorf("--%s: %q is neither true nor false", p.Flag, text)
	}
	return text, nil
}

// printExample prints a body to begin with.
func (i *invocation) printExample() error {
	example := i.schemas.Example(i.v.Request.Schema, i.options.example == "required")
	_, err := i.out.Write(append(tree.Indent(example), '\n'))
	return err
}

func (i *invocation) printSchema() error {
	schema, err := i.schemas.Schema(i.v.Request.Schema)
	if err != nil {
		return fmt.Errorf("reading the schema: %w", err)
	}
	_, err = i.out.Write(append(tree.Indent(schema), '\n'))
	return err
}

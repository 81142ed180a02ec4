package sample

import (
	"encoding/json"
	"go/format"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// maxAnswer is the longest answer of an example, in lines.
const maxAnswer = 24

// An example is a call to a fake server that a test runs and go doc shows.
type example struct {
	*Call
	name   string   // of the function
	answer *literal // of the fake, as a Go expression
	shown  string   // what follows a variable in the expression that the example prints
	text   string   // what it prints
}

// Examples returns a test file of the SDK with examples of its own operations: one
// that is read, one that is listed, one that is created, and an error. It leaves out
// functions that are taken, and is empty if no operation is simple enough.
func (m *Maker) Examples(taken func(name string) bool) (string, error) {
	var body strings.Builder
	found := m.simplest()
	for _, e := range found {
		if e != nil && !taken(e.name) {
			body.WriteString(e.function())
		}
	}
	if read := found[0]; read != nil && !taken("ExampleError") {
		body.WriteString(read.failure())
	}
	if body.Len() == 0 {
		return "", nil
	}
	source, err := format.Source([]byte(m.exampleHead(body.String()) + body.String()))
	return string(source), err
}

// candidates is how many operations of a kind are tried, those with few parameters
// first.
const candidates = 30

// simplest returns the simplest example of each kind, or nil: a read, a list and a
// creation.
func (m *Maker) simplest() [3]*example {
	var found [3]*example
	var tried [3]int
	fewest := slices.SortedStableFunc(slices.Values(m.api.Endpoints), func(a, b *model.Endpoint) int {
		return len(a.Operation.Asked()) - len(b.Operation.Asked())
	})
	for _, e := range fewest {
		kind, ok := kindOf(e)
		if !ok || tried[kind] == candidates {
			continue
		}
		tried[kind]++
		if x := m.Call(e.Operation, e.Revision).example(); x != nil && (found[kind] == nil || x.cost() < found[kind].cost()) {
			found[kind] = x
		}
	}
	return found
}

// kindOf returns the kind of an example that calls the operation.
func kindOf(e *model.Endpoint) (kind int, ok bool) {
	if e.Operation.Deprecated || e.Name.Go != e.Operation.Name.Go {
		return 0, false
	}
	switch answer := e.Revision.Answer().Kind; {
	case e.Operation.Method == "GET" && answer == model.Value:
		return 0, true
	case e.Operation.Method == "GET" && answer == model.Pages:
		return 1, true
	case e.Operation.Method == "POST" && answer == model.Value && e.Revision.Request != nil:
		return 2, true
	}
	return 0, false
}

// example returns the call as an example, or nil if it needs more than plain values.
func (c *Call) example() *example {
	for _, a := range c.args {
		if a.isStructured() {
			return nil
		}
	}
	x := &example{Call: c, name: "Example" + c.op.Tag.Name.Go + "_" + c.endpoint.Name.Go}
	if c.revision.Request != nil && c.typedBody() == nil {
		return nil
	}
	answer := c.answer.Value
	if c.answer.Kind == model.Pages {
		answer = c.answer.Item
	}
	if answer == nil || !x.setAnswer(answer) || x.shown == "" {
		return nil
	}
	return x
}

// setAnswer sets what the fake answers, and what the example prints of it.
func (x *example) setAnswer(s *model.Schema) bool {
	made := x.values.Example(value.Response, s, "")
	data, err := tree.Decode(made)
	if made == nil || err != nil {
		return false
	}
	l := (&builder{}).value(s.Type, data)
	if l == nil || !l.object {
		return false
	}
	x.answer = l
	if o := fieldsOf(s.Type); o != nil {
		l.fields = slices.DeleteFunc(l.fields, func(f field) bool { return !f.value.isLine() && !requires(o, f.key) })
		x.show(o, data)
	}
	return x.lines() <= maxAnswer
}

// fieldsOf returns the object that a type refers to, or nil.
func fieldsOf(t model.Type) *model.Object {
	if ref, ok := t.(*model.Ref); ok {
		return model.Fields(ref.Decl.Type)
	}
	return nil
}

// requires reports whether an object requires the property with this Go name.
func requires(o *model.Object, name string) bool {
	return slices.ContainsFunc(o.Properties, func(p *model.Property) bool { return p.Required && p.Name.Go == name })
}

// show chooses the first text of an object for printing.
func (x *example) show(o *model.Object, data any) {
	members, ok := data.(*tree.Object)
	if !ok {
		return
	}
	for _, m := range members.Members() {
		p, s := o.Property(m.Name), ""
		if p == nil || p.Nullable || !isPlainText(p.Type) || json.Unmarshal(tree.Encode(m.Value), &s) != nil {
			continue
		}
		if s == "" || s != strings.TrimSpace(s) || s != text.Printable(s) {
			continue
		}
		x.shown, x.text = "."+p.Name.Go, s
		if !p.Required {
			x.shown += ")"
		}
		return
	}
}

func isPlainText(t model.Type) bool {
	p, ok := t.(model.Primitive)
	return ok && p.Kind == model.String && !p.File && !isTime(p) && !isBytes(p)
}

// printed returns the expression that the example prints of a variable.
func (x *example) printed(variable string) string {
	if strings.HasSuffix(x.shown, ")") {
		return "sdk.Deref(" + variable + x.shown
	}
	return variable + x.shown
}

func (x *example) lines() int {
	var code Code
	x.answer.write(&code, "")
	return strings.Count(code.Text(), "\n")
}

// cost is about the length of the example, in lines.
func (x *example) cost() int { return x.lines() + 5*len(x.args) + len(x.body)/20 }

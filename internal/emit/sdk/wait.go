package sdk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A waiter is the method that waits until a change is done.
type waiter struct {
	change method
	get    method
	*model.Watcher
}

// waiter returns what waits for an endpoint, if it can be done in this API: the
// polled operation is there, and its version has the state to look at.
func (m method) waiter() (waiter, bool) {
	op := m.endpoint.Operation
	if op.Watcher == nil || m.endpoint.Name != op.Name {
		return waiter{}, false
	}
	for _, s := range m.api.Services {
		for _, e := range s.Endpoints {
			if e.Operation == op.Watcher.Get && e.Name == e.Operation.Name {
				w := waiter{m, m.method(s, e), op.Watcher}
				return w, w.fits(e)
			}
		}
	}
	return waiter{}, false
}

// fits reports whether an endpoint answers what the watcher looks at.
func (w waiter) fits(e *model.Endpoint) bool {
	if w.Path == "" {
		return true
	}
	known, ok := w.States(e.Revision)
	for _, state := range w.Done() {
		ok = ok && (known == nil || slices.Contains(known, state))
	}
	return ok && e.Answer().Kind == model.Value
}

func (w waiter) factsName() string {
	return strings.TrimSuffix(w.change.factsName(), "Operation") + "Watcher"
}

// write writes the method and the facts that it needs.
func (w waiter) write(f *file) {
	params, fields := w.get.scalars()
	params = append(slices.Insert(params, 0, ctxParam()), jen.Id("options").Op("...").Id("WaitOption"))
	get := jen.Id("prepare").Call(jen.Id("ctx"), jen.Id("a").Dot("caller"), jen.Op("&").Id(w.get.factsName()), jen.Op("&").Id(w.get.paramsType()).Values(fields...))
	function, result := jen.Id("waitGone"), jen.Error()
	if w.Path != "" {
		value := w.get.shapes.Pointer(w.get.endpoint.Answer().Value.Type)
		function, result = jen.Id("wait").Types(value), jen.Params(value.Clone(), jen.Error())
	}
	f.doc(w.comment())
	f.Func().Params(w.change.receiver()).Id(w.Method).Params(params...).Add(result).Block(
		jen.Return(function.Call(get, jen.Op("&").Id(w.factsName()), jen.Id("options"))),
	)
	f.Line()
	f.Var().Id(w.factsName()).Op("=").Add(w.facts())
	f.Line()
}

func (w waiter) facts() *jen.Statement {
	var l literal
	l.text("change", w.change.endpoint.Operation.Name.Wire)
	for _, list := range []struct {
		name   string
		values []string
	}{{"path", w.Steps()}, {"done", w.Done()}, {"failed", w.Failed}} {
		if len(list.values) > 0 {
			l.add(list.name, jen.Index().String().ValuesFunc(func(g *jen.Group) {
				for _, v := range list.values {
					g.Op(text.GoString(v))
				}
			}))
		}
	}
	if w.Status != 0 {
		l.add("status", jen.Lit(w.Status))
	}
	return jen.Id("watcher").Custom(lines, l.fields...)
}

func (w waiter) comment() string {
	var c text.Comment
	get := "[" + w.get.service + "." + w.get.name() + "]"
	text := w.Method + " waits until what [" + w.change.service + "." + w.change.name() + "] began is done: it calls " + get + " until "
	if w.Path == "" {
		c.Text(text + "the status code is " + strconv.Itoa(w.Status) + ". As long as that does not come, it goes on: give ctx a deadline. An error is a [*WaitError].")
		return c.String()
	}
	c.Text(text + strings.Join(w.Steps(), ".") + " is " + or(w.Done()) + ". " + w.failure() + " An error is a [*WaitError]; the last answer is returned beside it.")
	return c.String()
}

// failure says which states end the waiting with an error, or that none does.
func (w waiter) failure() string {
	if len(w.Failed) == 0 {
		return "None of the known states means failure, so give ctx a deadline."
	}
	verb := " means"
	if len(w.Failed) > 1 {
		verb = " mean"
	}
	return strings.ReplaceAll(or(w.Failed), " or ", " and ") + verb + " failure. In any other state it goes on: give ctx a deadline."
}

// or returns "A", "A or B", "A, B or C".
func or(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

package sdk

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/emit/sdk/shape"
	"github.com/atlasgen/atlasgen/internal/model"
)

// service writes the type of a service and its methods.
func (g *generator) service(f *file, s *model.Service) {
	f.doc(comment.Service(s))
	f.Type().Id(s.Tag.Name.Go).Struct(jen.Id("caller").Op("*").Id("Caller"))
	f.Line()
	for _, e := range s.Endpoints {
		m := g.method(s, e)
		m.short(f)
		m.long(f)
		m.params(f)
		m.outcomes(f)
		m.facts(f)
		if w, ok := m.waiter(); ok {
			w.write(f)
		}
	}
}

// A method is what an endpoint becomes: two methods of its service and a
// parameter struct.
type method struct {
	*generator
	service  string
	endpoint *model.Endpoint
	answer   answer
}

func (g *generator) method(s *model.Service, e *model.Endpoint) method {
	return method{generator: g, service: s.Tag.Name.Go, endpoint: e, answer: g.answer(e)}
}

// doc returns the comments of the method.
func (m method) doc() comment.Method {
	return comment.Method{API: m.api, Service: m.service, Endpoint: m.endpoint, Site: m.options.Site, Singular: m.options.Dialect.Names.Singular}
}

func (m method) name() string       { return m.endpoint.Name.Go }
func (m method) longName() string   { return m.endpoint.Forms.Long }
func (m method) paramsType() string { return m.endpoint.Forms.Params }

// receiver is a pointer: for a value the compiler would write every method a
// second time, around a pointer to it.
func (m method) receiver() *jen.Statement { return jen.Id("a").Op("*").Id(m.service) }

// required returns the parameters of the short form.
func (m method) required() []*model.Param { return m.endpoint.Operation.Asked() }

func (m method) body() *model.Body { return m.endpoint.Revision.Request }

// short writes the form that takes the required parameters one by one.
func (m method) short(f *file) {
	params, fields := m.scalars()
	params = slices.Insert(params, 0, ctxParam())
	if b := m.body(); b != nil && b.Required {
		params = append(params, jen.Id("body").Add(m.bodyType()))
		fields = append(fields, jen.Id("Body").Op(":").Id("body"))
	}
	f.doc(m.doc().Short())
	f.Func().Params(m.receiver()).Id(m.name()).Params(params...).Add(m.answer.result()).Block(
		jen.Return(jen.Id("a").Dot(m.longName()).Call(jen.Id("ctx"), jen.Op("&").Id(m.paramsType()).Values(fields...))),
	)
	f.Line()
}

// scalars returns the required parameters less the body, as parameters of a
// function and as fields of the parameter struct.
func (m method) scalars() (params, fields []jen.Code) {
	required := m.required()
	names := arguments(required)
	for i, p := range required {
		name := jen.Id(names[i])
		if i == len(required)-1 || !shape.SameScalar(p.Type, required[i+1].Type) {
			name.Add(m.shapes.Value(p.Type))
		}
		params = append(params, name)
		fields = append(fields, jen.Id(p.Name.Go).Op(":").Id(names[i]))
	}
	return params, fields
}

func ctxParam() jen.Code { return jen.Id("ctx").Qual("context", "Context") }

// long writes the form that takes all parameters in a struct. Inlined into the
// short one it made the package a sixth longer to compile.
func (m method) long(f *file) {
	f.doc(m.doc().Long() + "\n//\n//go:noinline")
	f.Func().Params(m.receiver()).Id(m.longName()).
		Params(ctxParam(), jen.Id("params").Op("*").Id(m.paramsType())).
		Add(m.answer.result()).
		Block(jen.Return(jen.Parens(m.answer.result()).Call(jen.Id("prepare").Call(
			jen.Id("ctx"), jen.Id("a").Dot("caller"), jen.Op("&").Id(m.factsName()), jen.Id("params"),
		))))
	f.Line()
}

// params writes the parameter struct, what is required first.
func (m method) params(f *file) {
	f.doc(m.doc().Params())
	f.Type().Id(m.paramsType()).StructFunc(func(group *jen.Group) {
		keyed(group)
		m.fields(f, group, true)
		m.fields(f, group, false)
	})
	f.Line()
}

// fields writes the fields that are required, or those that are not.
func (m method) fields(f *file, group *jen.Group, required bool) {
	for _, p := range m.endpoint.Operation.Params {
		switch {
		case p.Required != required:
		case p.Fixed != "":
			group.Line()
			group.Add(f.comment(comment.Fixed(p)))
			group.Id("_").Id("keyed").Add(tag(p.In.String(), p.Name.Wire, "fixed", p.Fixed))
		default:
			group.Line()
			m.param(f, group, p)
		}
	}
	if b := m.body(); b != nil && b.Required == required {
		group.Line()
		m.bodyField(f, group)
	}
}

func (m method) param(f *file, group *jen.Group, p *model.Param) {
	goType := m.shapes.Pointer(p.Type)
	if p.Required {
		goType = m.shapes.Value(p.Type)
	}
	name := p.Name.Wire
	tags := []string{p.In.String(), name}
	switch {
	case p.Style != "":
		tags = append(tags, "style", p.Style)
	case p.Joined && p.In == model.InQuery:
		tags[1] += ",csv"
	}
	group.Add(f.comment(comment.Param(p)))
	group.Id(p.Name.Go).Add(goType).Add(tag(tags...))
}

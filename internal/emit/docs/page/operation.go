package page

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Operation describes an operation in one of its revisions.
func (s *Site) Operation(subject *Subject, r *model.Revision) *Operation {
	op, call := subject.Op, s.samples.Call(subject.Op, r)
	t := newTrees(s)
	p := &Operation{
		Name: op.Name.Wire, ID: op.ID, Title: title(op), Method: op.Method, Server: call.Base(), Path: op.Path, Tag: op.Tag.Name.Wire, TagPage: op.Tag.Name.Kebab,
		File: subject.File(r), Main: op.Name.Kebab,
		Description: op.Description, Version: r.Version.String(), Pin: s.API.Pin.String(),
		Deprecated: op.Deprecated, Sunset: string(r.Sunset), Successor: op.Successor(r).String(), Settled: r.Version.Settled(),
		Roles: op.Roles, Credentials: s.credentials(op), Versions: s.versions(subject, r), History: history(op),
	}
	for _, link := range op.Docs {
		p.Links = append(p.Links, Link(link))
	}
	for _, own := range op.Servers {
		p.Servers = append(p.Servers, own.URL)
	}
	p.Params = t.groups(op)
	if r.Request != nil {
		p.Request = t.requestBody(r.Request)
	}
	t.answers(p, op, r)
	p.Related, p.Callbacks = s.related(r), s.callbacks(op)
	command := Link(call.Command())
	p.Go, p.CLI = (*Link)(call.Method()), &command
	p.Samples, p.Inputs = samples(call, t.anchors), call.Inputs()
	p.Paging = paging(call, r.Answer())
	p.Watch = s.watch(op)
	return p
}

// history returns the changelog of an operation, newest first.
func history(op *model.Operation) []Note {
	var notes []Note
	for _, c := range op.Changelog {
		notes = append(notes, Note{Date: string(c.Date), Text: c.Text})
	}
	slices.SortStableFunc(notes, func(a, b Note) int { return strings.Compare(b.Date, a.Date) })
	return notes
}

// maxVersions is how many versions of an operation a page lists, and nearVersions
// how many around the one shown if there are more.
const (
	maxVersions  = 60
	nearVersions = 20
)

// versions returns the versions of an operation and the changes between them. If there
// are very many, it returns those around the current one, the pinned one and the
// successor.
func (s *Site) versions(subject *Subject, shown *model.Revision) []Version {
	all := subject.Op.Revisions
	pinned, successor := subject.Op.Resolve(s.API.Pin), subject.Op.Successor(shown)
	at := slices.Index(all, shown)
	var listed []Version
	for i, r := range all {
		near := len(all) <= maxVersions || i >= at-nearVersions/2 && i < at+nearVersions/2
		if !near && r != pinned && r.Version != successor {
			continue
		}
		v := Version{
			Name: r.Version.String(), Page: subject.File(r), Sunset: string(r.Sunset),
			Current: r == shown, Pinned: r == pinned,
		}
		if i > 0 && near && s.options.Changes != nil {
			v.Changes = s.options.Changes(subject.Op, all[i-1], r)
		}
		listed = append(listed, v)
	}
	return listed
}

// groups returns the parameters by place, each in document order.
func (t *trees) groups(op *model.Operation) []Group {
	t.side = value.Request
	var groups []Group
	for _, in := range []model.In{model.InPath, model.InQuery, model.InHeader, model.InCookie} {
		g := Group{In: in.String()}
		for _, p := range op.Params {
			if p.In == in {
				f := t.field(&p.Schema, p.Name.Wire, in.String()+"-"+p.Name.Wire)
				f.Required, f.Empty, f.Sent, f.Fixed = p.Required, p.Empty, t.sent(p), p.Fixed != ""
				g.Fields = append(g.Fields, f)
			}
		}
		if len(g.Fields) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// sent returns an example of a parameter that is not sent in the usual way.
func (t *trees) sent(p *model.Param) string {
	if p.Style == "" {
		return ""
	}
	return sample.Sent(p, t.site.values.Argument(p))
}

func (t *trees) requestBody(b *model.Body) *Body {
	t.side = value.Request
	body := t.body(&b.Payload, t.anchors.take("request"))
	body.Required, body.Description = b.Required, b.Description
	return body
}

// body describes a payload.
func (t *trees) body(p *model.Payload, anchor string) *Body {
	b := &Body{Anchor: anchor, MediaType: p.MediaType.Text}
	if p.Schema == nil {
		return b
	}
	v, tree := t.value(p.Schema, anchor)
	b.Value, b.Tree, b.Schema = &v, tree, v.Schema
	if p.MediaType.IsJSON() {
		b.Example = t.site.values.Payload(t.side, p)
	}
	return b
}

var dashes = strings.NewReplacer(", ", "-", " ", "-")

func samples(call *sample.Call, anchors *anchors) []Sample {
	var all []Sample
	for _, s := range call.All() {
		anchor := anchors.take("sample-" + dashes.Replace(strings.ToLower(s.Title)))
		all = append(all, Sample{Anchor: anchor, Title: s.Title, Language: s.Language, Source: s.Code.Text(), Code: s.Code})
	}
	return all
}

func paging(call *sample.Call, answer model.Answer) *Paging {
	loop, command, ok := call.Pages()
	if !ok {
		return nil
	}
	p := &Paging{Go: loop, CLI: command}
	if ref, ok := answer.Item.Type.(*model.Ref); ok {
		p.Item = ref.Decl.Name.Wire
	}
	return p
}

func (s *Site) watch(op *model.Operation) *Watch {
	w := op.Watcher
	if w == nil || w.Get == nil {
		return nil
	}
	return &Watch{Operation: w.Get.Name.Wire, Page: s.pages[w.Get.Name.Wire], Path: w.Path, Values: w.Values, Status: w.Status}
}

package docs

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// page describes an operation in one of its revisions.
func (s *site) page(subject *subject, r *model.Revision) *Page {
	op, call := subject.op, s.samples.Call(subject.op, r)
	t := newTrees(s)
	p := &Page{
		Name: op.Name.Wire, ID: op.ID, Title: title(op), Method: op.Method, Path: op.Path, Tag: op.Tag.Name.Wire,
		Description: op.Description, Version: r.Version.String(), Pin: s.api.Pin.String(),
		Deprecated: op.Deprecated, Sunset: string(r.Sunset), Successor: op.Successor(r).String(), settled: r.Version.Settled(),
		Roles: op.Roles, Versions: s.versions(subject, r), History: history(op),
	}
	for _, link := range op.Docs {
		p.Links = append(p.Links, Link(link))
	}
	p.Params = t.groups(op)
	if r.Request != nil {
		p.Request = t.requestBody(r.Request)
	}
	t.answers(p, r)
	command := Link(call.Command())
	p.Go, p.CLI = (*Link)(call.Method()), &command
	p.Samples = samples(call, t.anchors)
	p.Paging = paging(call, r.Answer())
	p.Watch = s.watch(op)
	return p
}

// title returns the summary of an operation, else its name.
func title(op *model.Operation) string {
	if text := text.Printable(op.Summary); text != "" {
		return text
	}
	return op.Name.Wire
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

func (s *site) versions(subject *subject, shown *model.Revision) []Version {
	var all []Version
	for i, r := range subject.op.Revisions {
		v := Version{
			Name: r.Version.String(), Page: subject.file(r), Sunset: string(r.Sunset),
			Current: r == shown, Pinned: r == subject.op.Resolve(s.api.Pin),
		}
		if i > 0 && s.options.Changes != nil {
			v.Changes = s.options.Changes(subject.op, subject.op.Revisions[i-1], r)
		}
		all = append(all, v)
	}
	return all
}

// groups returns the parameters by place, each in document order.
func (t *trees) groups(op *model.Operation) []Group {
	t.side = value.Request
	var groups []Group
	for _, in := range []model.In{model.InPath, model.InQuery, model.InHeader} {
		g := Group{In: in.String()}
		for _, p := range op.Params {
			if p.In == in {
				f := t.field(&p.Schema, p.Name.Wire, in.String()+"-"+p.Name.Wire)
				f.Required = p.Required
				g.Fields = append(g.Fields, f)
			}
		}
		if len(g.Fields) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
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

// answers describes what comes back: what successes hold in full, what errors
// hold once for all that hold the same.
func (t *trees) answers(p *Page, r *model.Revision) {
	t.side = value.Response
	known := map[model.Type]string{} // asked, never ranged over
	for _, resp := range sortedResponses(r) {
		a := &Answer{Anchor: t.anchors.take("response-" + resp.Status), Status: resp.Status, Description: resp.Description}
		for _, h := range resp.Headers {
			f := t.field(&h.Schema, h.Name.Wire, a.Anchor+"-header-"+h.Name.Wire)
			f.Required = h.Required
			a.Headers = append(a.Headers, f)
		}
		for i, payload := range jsonFirst(resp.Payloads) {
			switch {
			case isError(resp) && i == 0:
				t.errorAnswer(p, a, payload, known)
			case i == 0:
				a.Bodies = append(a.Bodies, t.body(payload, a.Anchor))
			default:
				a.Bodies = append(a.Bodies, t.body(payload, t.anchors.take(a.Anchor+"-"+payload.MediaType.Format)))
			}
		}
		p.Responses = append(p.Responses, a)
	}
}

// jsonFirst returns the payloads with those in JSON before others.
func jsonFirst(payloads []*model.Payload) []*model.Payload {
	return slices.SortedStableFunc(slices.Values(payloads), func(a, b *model.Payload) int {
		switch {
		case a.MediaType.IsJSON() == b.MediaType.IsJSON():
			return 0
		case a.MediaType.IsJSON():
			return -1
		default:
			return 1
		}
	})
}

func isError(r *model.Response) bool {
	return r.Status[0] == '4' || r.Status[0] == '5' || r.Status == "default"
}

func sortedResponses(r *model.Revision) []*model.Response {
	return slices.SortedStableFunc(slices.Values(r.Responses), func(a, b *model.Response) int {
		return slices.Compare([]byte(a.Status), []byte(b.Status))
	})
}

func (t *trees) errorAnswer(p *Page, a *Answer, payload *model.Payload, known map[model.Type]string) {
	a.MediaType = payload.MediaType.Text
	if payload.Schema == nil {
		return
	}
	key := errorType(payload.Schema.Type)
	if known[key] == "" {
		body := t.body(payload, t.anchors.take("error"))
		known[key] = body.Anchor
		p.Errors = append(p.Errors, body)
	}
	a.Error = known[key]
	if payload.Example != "" {
		a.Example = t.site.values.Payload(value.Response, payload)
	}
}

// errorType returns what two error answers that hold the same have in common.
func errorType(t model.Type) model.Type {
	if ref, ok := t.(*model.Ref); ok {
		return ref.Decl.Type
	}
	return t
}

var dashes = strings.NewReplacer(", ", "-", " ", "-")

func samples(call *sample.Call, anchors *anchors) []Sample {
	var all []Sample
	for _, s := range call.All() {
		anchor := anchors.take("sample-" + dashes.Replace(strings.ToLower(s.Title)))
		all = append(all, Sample{Anchor: anchor, Title: s.Title, Language: s.Language, Source: s.Code.Text(), code: s.Code})
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

func (s *site) watch(op *model.Operation) *Watch {
	w := op.Watcher
	if w == nil || w.Get == nil {
		return nil
	}
	return &Watch{Operation: w.Get.Name.Wire, Page: s.pages[w.Get.Name.Wire], Path: w.Path, Values: w.Values, Status: w.Status}
}

// operationPages writes each operation in each of its versions, in three forms.
func (s *site) operationPages() error {
	for _, subject := range s.subjects {
		for _, r := range subject.op.Revisions {
			if err := s.operationPage(subject, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *site) operationPage(subject *subject, r *model.Revision) error {
	p, name := s.page(subject, r), "operations/"+subject.file(r)
	if err := s.operationJSON(p, name); err != nil {
		return err
	}
	if err := s.operationHTML(p, subject, name); err != nil {
		return err
	}
	return s.operationMarkdown(p, name)
}

// unseen are marks that change the direction of what follows, as JSON escapes.
var unseen = strings.NewReplacer("\u061c", `\u061c`, "\u200e", `\u200e`, "\u200f", `\u200f`, "\u202a", `\u202a`, "\u202b", `\u202b`,
	"\u202c", `\u202c`, "\u202d", `\u202d`, "\u202e", `\u202e`, "\u2066", `\u2066`, "\u2067", `\u2067`, "\u2068", `\u2068`, "\u2069", `\u2069`, "\ufeff", `\ufeff`)

// operationJSON writes the page for programs: one line for each thing that has an
// anchor, so that a change is seen where it is.
func (s *site) operationJSON(p *Page, name string) error {
	s.buffer.Reset()
	e := json.NewEncoder(&s.buffer)
	e.SetEscapeHTML(false)
	if err := e.Encode(p); err != nil {
		return emit.Faultf("writing %s.json: %w", name, err)
	}
	data := bytes.ReplaceAll(s.buffer.Bytes(), []byte(`{"anchor":`), []byte("\n"+`{"anchor":`))
	if !isASCII(data) && bytes.ContainsFunc(data, isUnseen) {
		data = []byte(unseen.Replace(string(data)))
	}
	s.add(name+".json", data)
	return nil
}

func isASCII(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isUnseen reports whether a character is one of those that unseen replaces.
func isUnseen(r rune) bool {
	return r >= 0x61c && (unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff')
}

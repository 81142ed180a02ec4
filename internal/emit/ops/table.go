package ops

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/coding"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// Table returns the table of all operations of an API's document, in document order.
// Operations of the API link to their pages in the reference at site. Without a site
// the table is the same for every pin. The table has no pin, because the SDK next to
// it has one.
func Table(api *model.API, site string, d *dialect.Dialect) *table.Table {
	t := &table.Table{Title: text.Line(api.Document.Title), Errors: errorForm(d.Errors)}
	if api.Document.Choice() {
		t.Servers = servers(api.Document.Servers)
	}
	s := newSchemas()
	pages, common := pages(api, site), api.Document.CommonUses()
	for _, op := range api.Document.Operations {
		o := s.operation(op)
		o.Docs = cmp.Or(pages[op], o.Docs)
		o.Security = op.OwnUses(common)
		t.Operations = append(t.Operations, o)
		if op.ID != "" && op.ID != op.Name.Wire {
			t.IDs = append(t.IDs, table.ID{Long: op.ID, Name: op.Name.Wire})
		}
	}
	slices.SortFunc(t.IDs, func(a, b table.ID) int { return strings.Compare(a.Long, b.Long) })
	t.Schemas = s.all()
	return t
}

// pages returns the address of the page of each operation of an API.
func pages(api *model.API, site string) map[*model.Operation]string {
	pages := map[*model.Operation]string{} // asked, never ranged over
	for _, e := range api.Endpoints {
		pages[e.Operation] = text.ReferencePage(site, e.Operation.Name.Kebab)
	}
	return pages
}

func (s *schemaSet) operation(op *model.Operation) *table.Operation {
	o := &table.Operation{
		Name:        op.Name.Wire,
		ID:          op.ID,
		Method:      op.Method,
		Path:        op.Path,
		Sent:        op.Sent,
		Tag:         text.Line(op.Tag.Name.Wire),
		Summary:     text.Line(op.Summary),
		Description: text.Plain(op.Description),
		Deprecated:  op.Deprecated,
		Docs:        text.Line(op.Page()),
		Params:      s.params(op),
		Watcher:     watcher(op.Watcher),
		Servers:     servers(op.Servers),
	}
	if op.Command != op.Name.Wire {
		o.Command = op.Command
	}
	for _, role := range op.Roles {
		o.Roles = append(o.Roles, text.Line(role))
	}
	for _, r := range op.Revisions {
		o.Versions = append(o.Versions, s.version(op, r))
	}
	return o
}

func (s *schemaSet) version(op *model.Operation, r *model.Revision) table.Version {
	v := table.Version{
		Name:      r.Version.String(),
		Stage:     stage(r.Version.Stage),
		Date:      string(r.Version.Date),
		Sunset:    string(r.Ends()),
		Successor: op.Successor(r).String(),
		Paging:    paging(r.Paging),
		Request:   s.request(r.Request),
	}
	for _, response := range r.Responses {
		v.Responses = append(v.Responses, s.response(response))
	}
	if accept := r.Answer().Accept.Text; v.Answer() != nil && accept != v.Answer().Type {
		v.Accept = accept
	}
	return v
}

func stage(s model.Stage) table.Stage {
	return [...]table.Stage{model.Unversioned: "", model.Stable: table.Stable, model.Upcoming: table.Upcoming, model.Preview: table.Preview}[s]
}

func (s *schemaSet) request(b *model.Body) *table.Request {
	if b == nil {
		return nil
	}
	request := &table.Request{MediaType: b.MediaType.Text, Coding: codingOf(b.Coding()), Required: b.Required}
	for _, other := range b.Others {
		request.Others = append(request.Others, other.MediaType.Text)
	}
	if b.Schema == nil {
		return request
	}
	request.Schema = s.text(b.Schema)
	for _, e := range b.Encodings {
		request.Encodings = append(request.Encodings, table.Encoding{Name: e.Name, MediaType: e.MediaType(), Style: e.Style, Joined: e.Joined})
	}
	if request.Coding == "" || b.IsForm() {
		request.Fields, request.Flat = s.fields(b.Schema)
		request.Example = string(s.maker.Given(value.Request, &b.Payload))
	}
	return request
}

// codingOf returns how a body is written.
func codingOf(c coding.Coding) table.Coding {
	switch c {
	case coding.JSON:
		return ""
	case coding.Text:
		return table.Text
	case coding.Form:
		return table.Form
	case coding.Multipart:
		return table.Multipart
	}
	return table.Bytes
}

func (s *schemaSet) response(r *model.Response) *table.Response {
	response := &table.Response{Status: r.Status}
	for _, p := range r.Payloads {
		m := table.Media{Type: p.MediaType.Text, Format: p.MediaType.Format}
		if p.MediaType.IsJSON() && p.Schema != nil {
			m.Schema = s.text(p.Schema)
		}
		response.Media = append(response.Media, m)
	}
	return response
}

func watcher(w *model.Watcher) *table.Watcher {
	if w == nil {
		return nil
	}
	watch := &table.Watcher{Get: w.Get.Name.Wire, Version: w.Version.String(), Path: w.Path, Values: w.Done(), Failed: w.Failed, Status: w.Status}
	for _, p := range w.Params {
		watch.Params = append(watch.Params, table.WatchParam(p))
	}
	return watch
}

package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/atlasgen/atlasgen/templates/go/cli/paging"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// pages prints the items of all pages as one page, or as lines as soon as they arrive.
func (j *job) pages(ctx context.Context) error {
	list := paging.List{
		How: j.v.Paging, Request: j.request, Largest: j.largest(), Sized: j.given(j.v.Paging.Size), Most: j.options.maxItems,
		Fetch: j.fetch, Report: j.reportItems,
	}
	if j.printer.Streams() {
		list.Take = j.printItems
	}
	defer j.progress("")
	whole, err := list.Read(ctx)
	if err != nil || list.Take != nil {
		return err
	}
	return j.printer.Value(j.out, whole)
}

func (i *invocation) given(name string) bool {
	for n := range i.params {
		if p := &i.params[n]; p.Name == name && p.Given {
			return true
		}
	}
	return false
}

// largest returns the largest page size that the document allows, or a usual size.
func (i *invocation) largest() string {
	for n := range i.params {
		if p := &i.params[n]; p.Name == i.v.Paging.Size && i.v.Paging.Size != "" {
			return cmp.Or(p.Max, p.Default, "100")
		}
	}
	return ""
}

// usual returns the page size that the server chooses, as far as the document says it.
func (i *invocation) usual() string {
	for n := range i.params {
		if p := &i.params[n]; p.Name == i.v.Paging.Size && i.v.Paging.Size != "" {
			return p.Default
		}
	}
	return ""
}

// fetch sends a request and returns the response with its body.
func (j *job) fetch(ctx context.Context, r admin.Request) (*http.Response, []byte, error) {
	resp, err := j.caller.Do(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	data, err := j.readAnswer(resp)
	return resp, data, errors.Join(err, resp.Body.Close())
}

// printItems prints items as lines.
func (j *job) printItems(items []any) error {
	for _, item := range items {
		if err := j.printer.Item(j.out, item); err != nil {
			return err
		}
	}
	return j.out.Flush() // a reader of the output need not wait for the next page
}

// reportItems shows how many items have been read.
func (j *job) reportItems(seen, total int) {
	switch {
	case j.printer.Streams() && j.onTerminal(): // the items show it
	case total >= 0:
		j.progress(fmt.Sprintf("%d of %d items", seen, total))
	default:
		j.progress(fmt.Sprintf("%d items", seen))
	}
}

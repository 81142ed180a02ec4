package command

import (
	"context"
	"errors"

	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/cli/sink"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// A job is a call that is ready to be sent.
type job struct {
	*invocation
	values  *supplied
	caller  Caller
	request admin.Request
	printer *render.Printer
	out     *sink.Sink
}

// call sends the request and prints the response. It reports all mistakes in the
// arguments before it sends anything.
func (i *invocation) call(ctx context.Context) error {
	given, err := i.supplied()
	if err != nil {
		return err
	}
	request, err := i.request(ctx, given)
	if err != nil {
		return err
	}
	if i.options.dryRun || i.options.curl {
		return i.preview(ctx, given, request)
	}
	j, err := i.prepare(given, request)
	if err != nil {
		return err
	}
	return j.out.Close(j.send(ctx))
}

func (i *invocation) prepare(g *supplied, request admin.Request) (*job, error) {
	printer, err := i.printer()
	if err != nil {
		return nil, err
	}
	caller, err := i.connect(g)
	if err != nil {
		return nil, err
	}
	out, err := i.open()
	if err != nil {
		return nil, err
	}
	return &job{i, g, caller, request, printer, out}, nil
}

func (j *job) send(ctx context.Context) error {
	switch {
	case j.options.watch:
		return j.watch(ctx)
	case j.options.all || j.options.maxItems > 0:
		return j.pages(ctx)
	}
	resp, err := j.caller.Do(ctx, j.request)
	if err != nil {
		return err
	}
	j.progress("")
	err = j.answer(j.out, j.printer, resp)
	return errors.Join(err, resp.Body.Close())
}

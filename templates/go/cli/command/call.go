package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/atlasgen/atlasgen/templates/go/cli/paging"
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
	rest    paging.Rest // of the list in the answer
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
	j, err := i.prepare(ctx, given, request)
	if err != nil {
		return err
	}
	return j.close(j.send(ctx))
}

func (i *invocation) prepare(ctx context.Context, g *supplied, request admin.Request) (*job, error) {
	if err := i.unlock(ctx, g); err != nil {
		return nil, err
	}
	printer, err := i.printer(g)
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
	return &job{invocation: i, values: g, caller: caller, request: request, printer: printer, out: out}, nil
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
	err = j.answer(resp)
	return errors.Join(err, resp.Body.Close())
}

// close finishes the output. Then it says what the output does not show.
func (j *job) close(err error) error {
	if err := j.out.Close(err); err != nil {
		return err
	}
	if text := j.rest.String(); text != "" {
		j.say(text)
	}
	if shown, of := j.printer.Omitted(); shown < of {
		j.say(fmt.Sprintf("%d of %d columns; --columns chooses others", shown, of))
	}
	return nil
}

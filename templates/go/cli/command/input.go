package command

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// body returns the body of the request, or nil. Flags override --set, which overrides
// --data, which overrides --file. Properties that only the server sets are removed.
func (i *invocation) body(ctx context.Context) (any, failure.Mistakes) {
	request := i.v.Request
	if request == nil {
		return nil, nil
	}
	v, given, wrong := i.assemble(ctx)
	switch {
	case len(wrong) > 0:
		return nil, wrong
	case !given && request.Required:
		return nil, failure.Mistakes{i.missing()}
	case !given:
		i.warnUnread()
		return nil, nil
	case i.options.noCheck:
		return v, nil
	}
	s := schema.Parse(request.Schema)
	for _, f := range i.schemas.Check(v, s, schema.Request) {
		wrong = append(wrong, f.String())
	}
	if len(wrong) > 0 && i.unread() {
		wrong = append(wrong, "standard input was not read; --file - reads the body from it")
	}
	v, dropped := i.schemas.Prune(v, s)
	if len(dropped) > 0 && wrong == nil {
		i.say("left out what only the server sets: " + strings.Join(dropped, ", "))
	}
	return v, wrong
}

// unread reports whether there may be a body on standard input, and no
// flag names one.
func (i *invocation) unread() bool {
	return i.options.file == "" && i.options.data == "" && terminal.IsFed(i.in)
}

// warnUnread says that standard input is not the body of a request without a body.
func (i *invocation) warnUnread() {
	if i.unread() {
		i.say("the request has no body: standard input is read only with --file -")
	}
}

// assemble merges the parts of the body from all arguments.
func (i *invocation) assemble(ctx context.Context) (v any, given bool, wrong failure.Mistakes) {
	for _, source := range []struct{ flag, text string }{{"--file", filed(i.options.file)}, {"--data", i.options.data}} {
		if source.text == "" {
			continue
		}
		given = true
		next, err := i.decoded(ctx, source.text)
		if err != nil {
			wrong = append(wrong, source.flag+": "+err.Error())
			continue
		}
		v = body.Merge(v, next)
	}
	for _, text := range i.options.set {
		given = true
		next, err := body.Put(v, text)
		if err != nil {
			wrong = append(wrong, "--set: "+err.Error())
			continue
		}
		v = next
	}
	return i.withFields(v, given, wrong)
}

// withFields adds the values of flags for single properties.
func (i *invocation) withFields(v any, given bool, wrong failure.Mistakes) (any, bool, failure.Mistakes) {
	for n := range i.params {
		p := &i.params[n]
		if p.In != ops.Body || !p.Given {
			continue
		}
		given = true
		value, err := p.JSON()
		if err == nil {
			value, err = tree.Put(v, tree.Path{{Name: p.Name, Index: -1}}, value)
		}
		if err != nil {
			wrong = append(wrong, "--"+p.Flag+": "+err.Error())
			continue
		}
		v = value
	}
	return v, given, wrong
}

func filed(name string) string {
	if name == "" || name == "-" {
		return name
	}
	return "@" + name
}

// read returns a text, the content of @FILE or, for "-", standard input.
func (s *session) read(ctx context.Context, text string) ([]byte, error) {
	if text == "-" {
		return terminal.UnlessInterrupted(ctx, func() ([]byte, error) { return io.ReadAll(s.in) })
	}
	if name, ok := strings.CutPrefix(text, "@"); ok {
		return os.ReadFile(name)
	}
	return []byte(text), nil
}

// decoded reads JSON from the source that a text names.
func (s *session) decoded(ctx context.Context, text string) (any, error) {
	data, err := s.read(ctx, text)
	if err != nil {
		return nil, err
	}
	return tree.Decode(body.Text(data))
}

// printExample prints a body to begin with, and which properties it lacks.
func (i *invocation) printExample() error {
	start := body.Start{Required: i.options.example == "required", Change: i.op.Method == http.MethodPatch}
	example, left := i.schemas.Example(i.v.Request, start)
	if _, err := i.out.Write(append(tree.Indent(example), '\n')); err != nil {
		return err
	}
	if len(left) > 0 {
		i.say("left out, for lack of an example in the document: " + some(left) + "; see --schema")
	}
	return nil
}

// some lists names, the first of many.
func some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
}

func (i *invocation) printSchema() error {
	schema, err := i.schemas.Schema(i.v.Request.Schema)
	if err != nil {
		return fmt.Errorf("reading the schema: %w", err)
	}
	_, err = i.out.Write(append(tree.Indent(schema), '\n'))
	return err
}

// Package migrate changes Go code that uses one SDK so that it uses another, and
// says what the compiler would say of the result. The entry point is [Run].
package migrate

import (
	"context"
	"errors"
	"go/token"

	"github.com/atlasgen/atlasgen/internal/migrate/incumbent"
	"github.com/atlasgen/atlasgen/internal/migrate/load"
	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// Options for Run.
type Options struct {
	Dir      string   // folder of the module to change; empty for the working directory
	Patterns []string // patterns of packages, as for the go command; empty for all of the workspace
	Tags     string   // build tags, separated by commas
	From, To string   // import paths of the SDK's package, older and newer
	SDK      string   // folder of the newer SDK; empty if the module graph has it
	Names    pair.Names

	Incumbent *incumbent.Facts       // the older SDK is not one of ours; or nil
	Match     func(path string) bool // reports whether that SDK has an import path
}

// An Output is a file before and after the change.
type Output = rewrite.Output

// A Result lists the changes. Run writes nothing.
type Result struct {
	Files    []rewrite.Output // changed files, by name
	Problems []Problem        // what is left to do, in the order of the code
}

// Run finds the changes, and checks the types of the result. The code should compile
// with the older SDK. Where it does not, the rest is changed anyway.
func Run(ctx context.Context, o Options) (*Result, error) {
	program, err := load.Load(ctx, load.Config{Dir: o.Dir, Patterns: o.Patterns, Tags: o.Tags, To: o.To, SDK: o.SDK})
	if err != nil {
		return nil, err
	}
	return Apply(ctx, program, o)
}

// Apply finds the changes of a loaded program.
func Apply(ctx context.Context, program *load.Program, o Options) (*Result, error) {
	r := &rewrite.Rewriter{Program: program}
	if o.Incumbent == nil {
		r.Pairs = []*pair.Pair{pair.New(o.From, program.Newer, o.Names)}
		return finish(ctx, program, r)
	}
	for _, older := range program.Imported(o.Match) {
		p, form := incumbent.New(older, program.Newer, program.Source, *o.Incumbent)
		r.Pairs, r.Forms = append(r.Pairs, p), append(r.Forms, form)
	}
	if len(r.Pairs) == 0 {
		return nil, errors.New("no package imports the older SDK")
	}
	return finish(ctx, program, r)
}

// finish rewrites the code and checks it.
func finish(ctx context.Context, program *load.Program, r *rewrite.Rewriter) (*Result, error) {
	if err := r.Run(); err != nil {
		return nil, err
	}
	after := map[string][]byte{}
	for _, f := range r.Files {
		after[f.Name] = f.After
	}
	return &Result{r.Files, problems(r, program.Check(ctx, after), before(program))}, nil
}

// before returns the errors of the code as it was. They have nothing to do with the
// SDKs.
func before(program *load.Program) map[string]bool {
	texts := map[string]bool{}
	for _, p := range program.Roots {
		for _, e := range p.Errors {
			texts[e.Msg] = true
		}
	}
	return texts
}

// A Problem is a place that needs a manual change, or a look.
type Problem struct {
	Pos   token.Position // in the changed code
	Error bool           // the code does not compile until it is solved
	Todo  bool           // the code was not changed there
	Text  string
	Cause string // why, as the SDKs tell it; the same for all problems of a group
	Cure  string // what to do about it
}

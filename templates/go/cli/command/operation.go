package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/templates/go/cli/argument"
	"github.com/atlasgen/atlasgen/templates/go/cli/complete"
	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/target"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// An invocation is a call of one operation in one version.
type invocation struct {
	*session
	op     *ops.Operation
	v      *ops.Version
	params []param
}

// A param is a parameter and its values in the arguments.
type param = argument.Argument

// operation returns the command of an operation. word is its name as typed.
func (s *session) operation(t *target.Target, word string) *cobra.Command {
	i := s.invocation(t.Op, t.Version)
	c := &cobra.Command{
		Use:   word,
		Short: t.Op.Summary,
		Args:  t.Excess,
		RunE: func(c *cobra.Command, _ []string) error {
			if t.Why != nil {
				return failure.Usage(t.Why)
			}
			return i.run(c.Context())
		},
	}
	i.bind(c, t)
	s.options.bind(c.Flags(), s.Flags(), func(f page.Flag) bool { return f.Has(t.Op, t.Version) })
	if t.Complete {
		s.completer().Shared(c, t.Op, t.Version)
	}
	c.SetHelpFunc(func(*cobra.Command, []string) {
		fmt.Fprint(s.text, page.Help(s.about(), t.Op, t.Version, s.helpWidth()))
	})
	return c
}

func (s *session) invocation(op *ops.Operation, v *ops.Version) *invocation {
	i := &invocation{session: s, op: op, v: v}
	for _, p := range s.Params(op, v) {
		i.params = append(i.params, param{Param: p})
	}
	return i
}

// bind adds the flags of the parameters to a command.
func (i *invocation) bind(c *cobra.Command, t *target.Target) {
	flags := c.Flags()
	flags.SetNormalizeFunc(i.normalize)
	if t.Complete {
		i.prefill()
	}
	for n := range i.params {
		p := &i.params[n]
		f := flags.VarPF(p, p.Flag, "", p.Brief())
		f.Hidden = p.Hidden
		if p.Param.Type == "boolean" && !p.Array {
			f.NoOptDefVal = "true"
		}
		if t.Complete {
			complete.Param(c, p)
		}
	}
}

// prefill sets the parameters that settings give, which nobody has to type then.
func (i *invocation) prefill() {
	if g, err := i.supplied(); err == nil { // else the call will say it
		i.fill(g)
	}
}

// normalize accepts a flag in the document's spelling. It ignores case, hyphens and
// underscores.
func (i *invocation) normalize(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	for n := range i.params {
		if p := &i.params[n]; p.Flag == name {
			return pflag.NormalizedName(name)
		}
	}
	for n := range i.params {
		if p := &i.params[n]; p.Alias == name {
			return pflag.NormalizedName(p.Flag)
		}
	}
	if strings.ToLower(name) == name && !strings.Contains(name, "_") {
		return pflag.NormalizedName(name)
	}
	folded := ops.Fold(name)
	for n := range i.params {
		p := &i.params[n]
		if ops.Fold(p.Name) == folded || ops.Fold(p.Flag) == folded || p.Alias != "" && ops.Fold(p.Alias) == folded {
			return pflag.NormalizedName(p.Flag)
		}
	}
	for _, f := range i.Flags() {
		if ops.Fold(f.Name) == folded {
			return pflag.NormalizedName(f.Name)
		}
	}
	return pflag.NormalizedName(name)
}

// run calls the operation, or does what a flag such as --example requests instead.
func (i *invocation) run(ctx context.Context) error {
	if err := i.options.check(); err != nil {
		return err
	}
	switch {
	case i.options.example != "":
		return i.printExample()
	case i.options.schema:
		return i.printSchema()
	}
	ctx, cancel := i.limited(ctx)
	defer cancel()
	return i.call(ctx)
}

// limited returns a context that ends with the time that --timeout allows.
func (i *invocation) limited(ctx context.Context) (context.Context, context.CancelFunc) {
	if i.options.timeout > 0 {
		return context.WithTimeout(ctx, time.Duration(i.options.timeout))
	}
	return ctx, func() {}
}

package command

import (
	"regexp"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/templates/go/cli/catalog"
	"github.com/atlasgen/atlasgen/templates/go/cli/complete"
	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/target"
	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
)

// A listing holds the flags of "api list".
type listing struct {
	tag, grep, format string
}

func (s *session) listCommand(t *target.Target) *cobra.Command {
	var l listing
	c := &cobra.Command{
		Use:   "list",
		Short: "List operations",
		Long:  "List operations, all of them or those that flags select.",
		Example: "  " + s.Name + " api list --grep backup\n" +
			"  " + s.Name + " api list --tag clusters --output json",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return s.list(l) },
	}
	c.Flags().StringVar(&l.tag, "tag", "", "only those of one group")
	c.Flags().StringVar(&l.grep, "grep", "", "only those whose names, path or summary match a `REGEXP`, in any case")
	l.bind(c)
	if t.Complete {
		complete.Fixed(c, "tag", s.Table.Tags())
	}
	return c
}

// bind adds the flag for the format, under its former name too.
func (l *listing) bind(c *cobra.Command) {
	c.Flags().StringVarP(&l.format, "output", "o", "text", "text or json")
	c.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "format" {
			name = "output"
		}
		return pflag.NormalizedName(name)
	})
	complete.Fixed(c, "output", []string{"text", "json"})
}

func (s *session) list(l listing) error {
	if l.format != "text" && l.format != "json" {
		return failure.Usagef("--output: %q is neither text nor json", l.format)
	}
	if l.tag != "" {
		tag := s.catalog().Tag(l.tag)
		if tag == "" {
			return failure.Usagef("--tag: there is no %q%s", l.tag, catalog.Suggestion(catalog.Nearest(l.tag, s.Table.Tags())))
		}
		l.tag = tag
	}
	pattern, err := regexp.Compile("(?i)" + l.grep)
	if err != nil {
		return failure.Usagef("--grep: %w", err)
	}
	found := s.catalog().Find(l.tag, pattern)
	switch {
	case l.format == "json":
		text, err := s.catalog().JSON(found)
		if err != nil {
			return err
		}
		_, err = s.out.Write(text)
		return err
	case len(found) == 0:
		s.say("no operation matches")
		return nil
	}
	return terminal.Show(s.out, s.err, catalog.Text(found))
}

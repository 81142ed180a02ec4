package command

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/cli/profile"
)

// config returns the command that reads and writes profiles.
func (s *session) config() *cobra.Command {
	var name string
	c := &cobra.Command{
		Use:   "config",
		Short: "Show and change profiles: servers, credentials, defaults",
		Long:  s.configHelp(),
		Args:  known,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.PersistentFlags().StringVar(&name, "profile", "", "`NAME` of the profile (default \"default\")")
	add := func(use, short string, args cobra.PositionalArgs, run func(f *profile.File, name string, args []string) error) {
		c.AddCommand(&cobra.Command{Use: use, Short: short, Args: args, RunE: func(_ *cobra.Command, args []string) error {
			f, err := s.profiles()
			if err != nil {
				return err
			}
			return run(f, cmp.Or(name, os.Getenv(profile.NameVariable), defaultProfile), args)
		}})
	}
	add("list", "Show the settings of a profile, secrets hidden", cobra.NoArgs, s.listSettings)
	add("get <key>", "Print one setting", cobra.ExactArgs(1), s.getSetting)
	add("set <key> [value]", "Change a setting; without a value it is read from standard input", cobra.RangeArgs(1, 2), s.setSetting)
	add("unset <key>", "Remove a setting", cobra.ExactArgs(1), s.unsetSetting)
	add("profiles", "List the names of all profiles", cobra.NoArgs, func(f *profile.File, _ string, _ []string) error {
		for _, name := range slices.Sorted(maps.Keys(f.Profiles)) {
			fmt.Fprintln(s.out, name)
		}
		return nil
	})
	add("path", "Print where profiles are kept", cobra.NoArgs, func(f *profile.File, _ string, _ []string) error {
		_, err := fmt.Fprintln(s.out, f.Path)
		return err
	})
	return c
}

func (s *session) configHelp() string {
	var b strings.Builder
	b.WriteString(`Show and change profiles: servers, credentials, defaults.

A flag counts more than a variable of the environment, and that more than a
profile. Of credentials only one kind is used: that of the first of the three which
has any; in one place, a token counts more than a service account, and that more
than an API key.

Settings, and the variables that stand for them:
`)
	for _, k := range profile.Keys() {
		fmt.Fprintf(&b, "  %-14s %-30s %s\n", k.Name, k.Env, k.Text)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (s *session) profiles() (*profile.File, error) {
	path, err := profile.Path(s.Name)
	if err != nil {
		return nil, err
	}
	f, err := profile.Load(path)
	return f, usage(err)
}

func (s *session) listSettings(f *profile.File, name string, _ []string) error {
	settings, ok := f.Profiles[name]
	if !ok {
		return usagef("there is no profile %q in %s", name, f.Path)
	}
	for _, k := range profile.Keys() {
		value := *k.Field(&settings)
		if value != "" && k.Secret {
			value = "[hidden]"
		}
		if value != "" {
			fmt.Fprintf(s.out, "%-14s %s\n", k.Name, printable(value))
		}
	}
	return nil
}

func key(name string) (profile.Key, error) {
	k, ok := profile.Find(strings.ReplaceAll(name, "-", "_"))
	if !ok {
		var names []string
		for _, k := range profile.Keys() {
			names = append(names, k.Name)
		}
		return k, usagef("there is no setting %q; there are %s", name, strings.Join(names, ", "))
	}
	return k, nil
}

func (s *session) getSetting(f *profile.File, name string, args []string) error {
	k, err := key(args[0])
	if err != nil {
		return err
	}
	settings := f.Profiles[name]
	_, err = fmt.Fprintln(s.out, *k.Field(&settings))
	return err
}

func (s *session) setSetting(f *profile.File, name string, args []string) error {
	k, err := key(args[0])
	if err != nil {
		return err
	}
	var value string
	if len(args) == 2 {
		value = args[1]
	} else {
		if isTerminal(s.in) {
			fmt.Fprintf(s.err, "%s: ", k.Name)
		}
		line, err := bufio.NewReader(s.in).ReadString('\n')
		if value = strings.TrimSpace(line); value == "" {
			return usagef("no value on standard input: %w", err)
		}
	}
	settings := f.Profiles[name]
	*k.Field(&settings) = value
	f.Profiles[name] = settings
	return f.Save()
}

func (s *session) unsetSetting(f *profile.File, name string, args []string) error {
	k, err := key(args[0])
	if err != nil {
		return err
	}
	settings := f.Profiles[name]
	*k.Field(&settings) = ""
	f.Profiles[name] = settings
	return f.Save()
}

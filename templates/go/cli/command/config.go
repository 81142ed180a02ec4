package command

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// config returns the command that reads and writes profiles.
func (s *session) config() *cobra.Command {
	var name string
	c := &cobra.Command{
		Use:   "config",
		Short: "Show and change profiles: servers, credentials, defaults",
		Long:  strings.TrimSpace(page.Config(s.about(), s.helpWidth())),
		Args:  s.known,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.PersistentFlags().StringVar(&name, "profile", "", "`NAME` of the profile (default \"default\")")
	_ = c.RegisterFlagCompletionFunc("profile", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return s.profileNames(), noFiles
	}) // the flag exists
	add := func(use, short string, args cobra.PositionalArgs, run func(ctx context.Context, f *profile.File, name string, args []string) error) {
		c.AddCommand(&cobra.Command{Use: use, Short: short, Args: args, ValidArgsFunction: s.completeKeys, RunE: func(c *cobra.Command, args []string) error {
			f, err := s.profiles()
			if err != nil {
				return err
			}
			return run(c.Context(), f, cmp.Or(name, os.Getenv(s.Settings.Variable), defaultProfile), args)
		}})
	}
	add("list", "Show the settings of a profile, secrets hidden", cobra.NoArgs, s.listSettings)
	add("get <key>", "Print one setting", cobra.ExactArgs(1), s.getSetting)
	add("set <key> [value]", "Change a setting; without a value it is read from standard input", cobra.RangeArgs(1, 2), s.setSetting)
	add("unset <key>", "Remove a setting", cobra.ExactArgs(1), s.unsetSetting)
	add("profiles", "List the names of all profiles", cobra.NoArgs, func(_ context.Context, f *profile.File, _ string, _ []string) error {
		for _, name := range slices.Sorted(maps.Keys(f.Profiles)) {
			fmt.Fprintln(s.out, name)
		}
		return nil
	})
	add("path", "Print where profiles are kept", cobra.NoArgs, func(_ context.Context, f *profile.File, _ string, _ []string) error {
		_, err := fmt.Fprintln(s.out, f.Path)
		return err
	})
	return c
}

// completeKeys completes the names of settings.
func (s *session) completeKeys(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, k := range s.Settings.Keys {
		names = append(names, cobra.CompletionWithDesc(k.Name, k.Text))
	}
	if len(args) > 0 || !strings.Contains(c.Use, "<key>") {
		return nil, noFiles
	}
	return names, noFiles
}

func (s *session) profiles() (*profile.File, error) {
	path, err := profile.Path(s.Name)
	if err != nil {
		return nil, err
	}
	f, err := s.Settings.Load(path)
	return f, usage(err)
}

func (s *session) listSettings(_ context.Context, f *profile.File, name string, _ []string) error {
	settings, ok := f.Profiles[name]
	switch {
	case !ok && name == defaultProfile:
		s.say("there are no settings yet; begin with: " + s.Name + " config set <key>")
		return nil
	case !ok:
		return usagef("there is no profile %q in %s", name, f.Path)
	}
	for _, k := range s.Settings.Keys {
		value := settings[k.Name]
		if value != "" && k.Secret {
			value = "[hidden]"
		}
		if value != "" {
			fmt.Fprintf(s.out, "%-14s %s\n", k.Name, page.Printable(value))
		}
	}
	return nil
}

func (s *session) key(name string) (profile.Key, error) {
	k, ok := s.Settings.Find(strings.ReplaceAll(name, "-", "_"))
	if !ok {
		var names []string
		for _, k := range s.Settings.Keys {
			names = append(names, k.Name)
		}
		return k, usagef("there is no setting %q; there are %s", name, strings.Join(names, ", "))
	}
	return k, nil
}

func (s *session) getSetting(_ context.Context, f *profile.File, name string, args []string) error {
	k, err := s.key(args[0])
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, f.Profiles[name][k.Name])
	return err
}

func (s *session) setSetting(ctx context.Context, f *profile.File, name string, args []string) error {
	k, err := s.key(args[0])
	if err != nil {
		return err
	}
	value := ""
	if len(args) == 2 {
		value = args[1]
	} else if value, err = s.ask(ctx, k); err != nil {
		return err
	}
	if value == "" {
		return usagef("%s: the value is empty; config unset removes a setting", k.Name)
	}
	return s.Settings.Update(f.Path, func(f *profile.File) error {
		if f.Profiles[name] == nil {
			f.Profiles[name] = profile.Settings{}
		}
		f.Profiles[name][k.Name] = value
		return nil
	})
}

// ask reads a value from standard input. On a terminal it prompts for the value, and
// does not show a secret.
func (s *session) ask(ctx context.Context, k profile.Key) (string, error) {
	read := func() (string, error) { return bufio.NewReader(s.in).ReadString('\n') }
	if isTerminal(s.in) {
		fmt.Fprintf(s.err, "%s: ", k.Name)
		if fd := int(s.in.(*os.File).Fd()); k.Secret {
			before, err := term.GetState(fd)
			if err != nil {
				return "", err
			}
			defer fmt.Fprintln(s.err)
			defer func() { _ = term.Restore(fd, before) }() // an interrupted read leaves the terminal without an echo
			read = func() (string, error) {
				secret, err := term.ReadPassword(fd)
				return string(secret), err
			}
		}
	}
	value, err := unlessInterrupted(ctx, read)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimSpace(value), err
}

func (s *session) unsetSetting(_ context.Context, f *profile.File, name string, args []string) error {
	k, err := s.key(args[0])
	if err != nil {
		return err
	}
	return s.Settings.Update(f.Path, func(f *profile.File) error {
		delete(f.Profiles[name], k.Name)
		return nil
	})
}

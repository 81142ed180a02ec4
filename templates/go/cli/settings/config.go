// Package settings is the command that reads and writes profiles.
package settings

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

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/keyring"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
)

// Config is the command.
type Config struct {
	Program *page.Program
	Width   int                  // of help
	Known   cobra.PositionalArgs // rejects unknown commands
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Say     func(text string) // prints a message

	// Fault says why the parameter of a setting cannot have a value, or "".
	Fault func(k profile.Key, value string) string
}

// Command returns the command.
func (s *Config) Command() *cobra.Command {
	var name string
	var inFile bool
	c := &cobra.Command{
		Use:   "config",
		Short: "Show and change profiles: servers, credentials, defaults",
		Long:  strings.TrimSpace(page.Config(s.Program, s.Width)),
		Args:  s.Known,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.PersistentFlags().StringVar(&name, "profile", "", "`NAME` of the profile (default \"default\")")
	_ = c.RegisterFlagCompletionFunc("profile", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return s.Program.Profiles(), cobra.ShellCompDirectiveNoFileComp
	}) // the flag exists
	add := func(use, short string, args cobra.PositionalArgs, run func(ctx context.Context, f *profile.File, name string, args []string) error) *cobra.Command {
		sub := &cobra.Command{Use: use, Short: short, Args: args, ValidArgsFunction: s.completeKeys, RunE: func(c *cobra.Command, args []string) error {
			f, err := s.profiles()
			if err != nil {
				return err
			}
			return run(c.Context(), f, cmp.Or(name, os.Getenv(s.Program.Settings.Variable), profile.Default), args)
		}}
		c.AddCommand(sub)
		return sub
	}
	add("list", "Show the settings of a profile, secrets hidden", cobra.NoArgs, s.listSettings)
	add("get <key>", "Print one setting", cobra.ExactArgs(1), s.getSetting)
	set := add("set <key> [value]", "Change a setting; without a value it is read from standard input", cobra.RangeArgs(1, 2), func(ctx context.Context, f *profile.File, name string, args []string) error {
		return s.setSetting(ctx, f, name, args, inFile)
	})
	set.Flags().BoolVar(&inFile, "no-keyring", false, "keep a secret in the file of profiles, not in the system's keyring")
	add("unset <key>", "Remove a setting", cobra.ExactArgs(1), s.unsetSetting)
	add("profiles", "List the names of all profiles", cobra.NoArgs, func(_ context.Context, f *profile.File, _ string, _ []string) error {
		for _, name := range slices.Sorted(maps.Keys(f.Profiles)) {
			fmt.Fprintln(s.Out, name)
		}
		return nil
	})
	add("path", "Print where profiles are kept", cobra.NoArgs, func(_ context.Context, f *profile.File, _ string, _ []string) error {
		_, err := fmt.Fprintln(s.Out, f.Path)
		return err
	})
	return c
}

// completeKeys completes the names of settings.
func (s *Config) completeKeys(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, k := range s.Program.Settings.Keys {
		names = append(names, cobra.CompletionWithDesc(k.Name, k.Text))
	}
	if len(args) == 1 && args[0] == "output" && strings.HasPrefix(c.Use, "set") {
		return render.Formats(), cobra.ShellCompDirectiveNoFileComp
	}
	if len(args) > 0 || !strings.Contains(c.Use, "<key>") {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

func (s *Config) profiles() (*profile.File, error) {
	path, err := profile.Path(s.Program.Name)
	if err != nil {
		return nil, err
	}
	f, err := s.Program.Settings.Load(path)
	return f, failure.Usage(err)
}

func (s *Config) listSettings(_ context.Context, f *profile.File, name string, _ []string) error {
	settings, ok := f.Profiles[name]
	switch {
	case !ok && name == profile.Default:
		s.Say("there are no settings yet; begin with: " + s.Program.Name + " config set <key>")
		return nil
	case !ok:
		return failure.Usagef("there is no profile %q in %s", name, f.Path)
	}
	for _, k := range s.Program.Settings.Keys {
		value := settings[k.Name]
		if value != "" && value != keyring.Mark && k.Secret {
			value = "[hidden]"
		}
		if value != "" {
			fmt.Fprintf(s.Out, "%-14s %s\n", k.Name, page.Printable(value))
		}
	}
	return nil
}

func (s *Config) key(name string) (profile.Key, error) {
	k, ok := s.Program.Settings.Find(strings.ReplaceAll(name, "-", "_"))
	if !ok {
		var names []string
		for _, k := range s.Program.Settings.Keys {
			names = append(names, k.Name)
		}
		return k, failure.Usagef("there is no setting %q; there are %s", name, strings.Join(names, ", "))
	}
	return k, nil
}

func (s *Config) getSetting(ctx context.Context, f *profile.File, name string, args []string) error {
	k, err := s.key(args[0])
	if err != nil {
		return err
	}
	value := f.Profiles[name][k.Name]
	if value == keyring.Mark {
		if value, err = s.ring().Get(ctx, name, k.Name); err != nil {
			return fmt.Errorf("%s of profile %s: %w", k.Name, name, err)
		}
	}
	_, err = fmt.Fprintln(s.Out, value)
	return err
}

func (s *Config) ring() keyring.Keyring { return keyring.Keyring{Program: s.Program.Name} }

// kept stores a secret in the keyring and returns the mark of it. Without a keyring, it
// returns the secret.
func (s *Config) kept(ctx context.Context, k profile.Key, name, value string) (string, error) {
	switch err := s.ring().Set(ctx, name, k.Name, value); {
	case err == nil:
		s.Say(k.Name + " is in the system's keyring")
		return keyring.Mark, nil
	case ctx.Err() != nil:
		return "", ctx.Err()
	case !errors.Is(err, keyring.ErrNone):
		s.Say(k.Name + " is kept in the file of profiles, since the keyring failed: " + err.Error())
	}
	return value, nil
}

func (s *Config) setSetting(ctx context.Context, f *profile.File, name string, args []string, inFile bool) error {
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
		return failure.Usagef("%s: the value is empty; config unset removes a setting", k.Name)
	}
	if err := s.check(k, value); err != nil {
		return err
	}
	if err := s.forget(ctx, f, name, k); err != nil {
		return err
	}
	if k.Secret && !inFile {
		if value, err = s.kept(ctx, k, name, value); err != nil {
			return err
		}
	}
	return s.Program.Settings.Update(f.Path, func(f *profile.File) error {
		if f.Profiles[name] == nil {
			f.Profiles[name] = profile.Settings{}
		}
		f.Profiles[name][k.Name] = value
		return nil
	})
}

// ask reads a value from standard input. On a terminal it prompts for the value, and
// does not show a secret.
func (s *Config) ask(ctx context.Context, k profile.Key) (string, error) {
	read := func() (string, error) { return bufio.NewReader(s.In).ReadString('\n') }
	if terminal.Is(s.In) {
		fmt.Fprintf(s.Err, "%s: ", k.Name)
		if fd := int(s.In.(*os.File).Fd()); k.Secret {
			before, err := term.GetState(fd)
			if err != nil {
				return "", err
			}
			defer fmt.Fprintln(s.Err)
			defer func() { _ = term.Restore(fd, before) }() // an interrupted read leaves the terminal without an echo
			read = func() (string, error) {
				secret, err := term.ReadPassword(fd)
				return string(secret), err
			}
		}
	}
	value, err := terminal.UnlessInterrupted(ctx, read)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimSpace(strings.TrimPrefix(value, "\ufeff")), err
}

func (s *Config) unsetSetting(ctx context.Context, f *profile.File, name string, args []string) error {
	k, err := s.key(args[0])
	if err != nil {
		return err
	}
	if err := s.forget(ctx, f, name, k); err != nil {
		return err
	}
	return s.Program.Settings.Update(f.Path, func(f *profile.File) error {
		delete(f.Profiles[name], k.Name)
		return nil
	})
}

// forget removes a secret from the keyring if it is there.
func (s *Config) forget(ctx context.Context, f *profile.File, name string, k profile.Key) error {
	if f.Profiles[name][k.Name] != keyring.Mark {
		return nil
	}
	if err := s.ring().Delete(ctx, name, k.Name); err != nil {
		return fmt.Errorf("%s of profile %s: %w", k.Name, name, err)
	}
	return nil
}

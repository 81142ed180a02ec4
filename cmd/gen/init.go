package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/templates/fork"
	"github.com/atlasgen/atlasgen/testdata/openapi"
)

// generator is the module of this program, which a fork requires.
const generator = "github.com/atlasgen/atlasgen"

// A project holds the flags of gen init.
type project struct {
	module, spec, pin string
	replace           string // a folder with the generator's source, or empty
}

func initCommand() *cobra.Command {
	var p project
	c := &cobra.Command{
		Use:   "init",
		Short: "Start a project that generates: configuration, go:generate line, Makefile, CI",
		Long: "init fills the working directory with a Go module that generates its outputs with\n" +
			"\"go generate\", and generates for the first time. It overwrites nothing. It runs\n" +
			"\"go mod tidy\", for which a module proxy must be in reach.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return p.run(c.OutOrStdout(), c.ErrOrStderr()) },
	}
	flags := c.Flags()
	flags.StringVar(&p.module, "module", "", "`PATH` of the new module")
	flags.StringVar(&p.spec, "spec", "", "OpenAPI document, a `FILE` (default a small one to begin with)")
	flags.StringVar(&p.pin, "pin", "", "`VERSION` (default 2025-03-12 without --spec)")
	flags.StringVar(&p.replace, "replace", "", "take the generator from the folder `DIR`, not from a proxy")
	_ = c.MarkFlagRequired("module") // it exists
	return c
}

func (p *project) run(stdout, stderr io.Writer) error {
	files, err := p.files()
	if err != nil {
		return err
	}
	if err := create(files); err != nil {
		return err
	}
	first := generateCommand()
	first.SilenceErrors, first.SilenceUsage = true, true
	first.SetArgs([]string{"--config", config.Name})
	first.SetOut(stdout)
	first.SetErr(stderr)
	if err := first.Execute(); err != nil {
		discard(files)
		return err
	}
	return p.require(stderr)
}

// files returns the project with its document.
func (p *project) files() ([]fork.File, error) {
	c := config.Default()
	c.SDK.Module = p.module
	if err := c.Check(); err != nil {
		return nil, usageError("--module: %q is no path of a Go module", p.module)
	}
	pin := p.pin
	if p.spec == "" {
		pin = cmp.Or(pin, "2025-03-12")
	}
	spec, copied, err := p.document()
	if err != nil {
		return nil, err
	}
	if !plain.MatchString(spec) {
		return nil, usageError("--spec: a project's document may have letters, digits and -_./ in its path, not %q", spec)
	}
	files, err := fork.Project{Module: p.module, Spec: spec, Pin: pin}.Files()
	return append(files, copied...), err
}

// document returns the path of the document in the project. It also returns the
// document, unless the file exists already.
func (p *project) document() (spec string, copied []fork.File, err error) {
	var name string
	var data []byte
	switch {
	case filepath.IsLocal(p.spec):
		return filepath.ToSlash(p.spec), nil, nil
	case p.spec != "":
		name = filepath.Base(p.spec)
		if data, err = os.ReadFile(p.spec); err != nil {
			return "", nil, &pipeline.DocumentError{Err: err}
		}
	default:
		if name, data, err = openapi.Document(); err != nil {
			return "", nil, err
		}
	}
	spec = path.Join("openapi", name)
	return spec, []fork.File{{Path: spec, Data: data}}, nil
}

// plain matches paths that are safe in YAML and in a shell. The path of a document is
// written into both.
var plain = regexp.MustCompile(`^[A-Za-z0-9_./-]+$`)

// create writes files. It never replaces one.
func create(files []fork.File) error {
	for _, f := range files {
		if _, err := os.Lstat(filepath.FromSlash(f.Path)); !errors.Is(err, fs.ErrNotExist) {
			return usageError("%s is already there", f.Path)
		}
	}
	for _, f := range files {
		name := filepath.FromSlash(f.Path)
		err := os.MkdirAll(filepath.Dir(name), 0o777)
		if err == nil {
			err = os.WriteFile(name, f.Data, 0o666)
		}
		if err != nil {
			discard(files)
			return usageError("%w", err)
		}
	}
	return nil
}

// discard removes the files that create wrote, so that gen init can run again.
func discard(files []fork.File) {
	for _, f := range files {
		name := filepath.FromSlash(f.Path)
		_ = os.Remove(name) // the next gen init names files that are still there
		for dir := filepath.Dir(name); dir != "." && os.Remove(dir) == nil; dir = filepath.Dir(dir) {
		}
	}
}

// require makes the generator a tool of the module.
func (p *project) require(stderr io.Writer) error {
	edits := []string{"mod", "edit", "-tool=" + generator + "/cmd/gen", "-require=" + generator + "@v" + pipeline.Version}
	if p.replace != "" {
		dir, err := filepath.Abs(p.replace)
		if err != nil {
			return usageError("--replace: %w", err)
		}
		edits = append(edits, "-replace="+generator+"="+dir)
	}
	if err := goCommand(stderr, edits...); err != nil {
		return err
	}
	return goCommand(stderr, "mod", "tidy")
}

func goCommand(stderr io.Writer, args ...string) error {
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), "GOWORK=off")
	c.Stdout, c.Stderr = stderr, stderr
	if err := c.Run(); err != nil {
		return usageError("go %s: %w", strings.Join(args[:2], " "), err)
	}
	return nil
}

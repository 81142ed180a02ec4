package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/fetch"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/templates/fork"
	"github.com/atlasgen/atlasgen/testdata/openapi"
)

// generator is the module of this program, which a fork requires.
const generator = "github.com/atlasgen/atlasgen"

// A project holds the flags of gen init.
type project struct {
	module, spec, url, pin string
	replace                string // a folder with the generator's source, or empty
}

func initCommand() *cobra.Command {
	var p project
	c := &cobra.Command{
		Use:   "init",
		Short: "Start a project that generates: configuration, go:generate line, Makefile, CI",
		Long: "init fills the working directory with a Go module that generates its outputs with\n" +
			"\"go generate\", and generates for the first time. It overwrites nothing, and if\n" +
			"anything fails it writes nothing. It runs \"go mod tidy\", for which a module proxy\n" +
			"must be in reach.\n\n" +
			"The document is a small one to begin with, or the one of --spec or --url. With --url\n" +
			"the workflow looks there for a new one once a week. The published document of this\n" +
			"generator's own API is at\n" + dialect.Published(),
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.run(c.Context(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	flags := c.Flags()
	flags.StringVar(&p.module, "module", "", "`PATH` of the new module")
	flags.StringVar(&p.spec, "spec", "", "OpenAPI document, a `FILE`; with --url, where to put it")
	flags.StringVar(&p.url, "url", "", "`URL` of the OpenAPI document, now and once a week")
	flags.StringVar(&p.pin, "pin", "", "`VERSION` (default 2025-03-12 for the small document)")
	flags.StringVar(&p.replace, "replace", "", "take the generator from the folder `DIR`, not from a proxy")
	_ = c.MarkFlagRequired("module") // it exists
	return c
}

// run makes all files in memory, lets the go command resolve the module in a temporary
// folder, and then writes.
func (p *project) run(ctx context.Context, stdout, stderr io.Writer) error {
	if err := p.check(); err != nil {
		return err
	}
	files, err := p.files(ctx)
	if err != nil {
		return err
	}
	if err := vacant(files); err != nil {
		return err
	}
	target, err := generated(ctx, files, stderr)
	if err != nil {
		return err
	}
	if files, err = p.resolve(files, stderr); err != nil {
		return err
	}
	return delivery{target, files}.write(stdout, stderr)
}

// check returns an error for flags that cannot work.
func (p *project) check() error {
	c := config.Default()
	c.SDK.Module = p.module
	switch {
	case c.Check() != nil:
		return usageError("--module: %q is no path of a Go module", p.module)
	case p.url != "" && !plainURL.MatchString(p.url):
		return usageError("--url: %q has characters that a workflow cannot hold", p.url)
	case p.replace == "" && published() == "":
		return usageError("this gen was built from a checkout, and no module proxy has it: add --replace %s", checkout())
	case p.replace != "" && !isFile(filepath.Join(p.replace, "cmd", "gen", "main.go")):
		return usageError("--replace: %s is not a folder with the source of the generator: it has no cmd/gen/main.go", p.replace)
	}
	return nil
}

// checkout returns the folder from which this program was built, or DIR.
func checkout() string {
	_, file, _, _ := runtime.Caller(0)
	if dir := filepath.Join(filepath.Dir(file), "..", ".."); filepath.IsAbs(file) && isFile(file) {
		return dir
	}
	return "DIR, the folder of the checkout"
}

// files returns the project with its document.
func (p *project) files(ctx context.Context) ([]fork.File, error) {
	spec, data, err := p.document(ctx)
	if err != nil {
		return nil, err
	}
	if !plain.MatchString(spec) {
		return nil, usageError("--spec: a project's document may have letters, digits and -_./ in its path, not %q", spec)
	}
	pin := p.pin
	if p.spec == "" && p.url == "" {
		pin = cmp.Or(pin, "2025-03-12")
	}
	files, err := fork.Project{Module: p.module, Spec: spec, URL: p.url, Pin: pin}.Files()
	if data != nil {
		files = append(files, fork.File{Path: spec, Data: data})
	}
	return files, err
}

// document returns the path of the document in the project. It also returns the
// document, unless the file is there already.
func (p *project) document(ctx context.Context) (spec string, data []byte, err error) {
	switch {
	case p.url != "":
		spec = cmp.Or(p.spec, path.Join("openapi", path.Base(p.url)))
		if !filepath.IsLocal(spec) {
			return "", nil, usageError("--spec: %s is outside the project, where the document of --url is to be", spec)
		}
		data, err = download(ctx, p.url)
		return filepath.ToSlash(spec), data, err
	case filepath.IsLocal(p.spec):
		return filepath.ToSlash(p.spec), nil, nil
	case p.spec != "":
		if data, err = fs.ReadFile(pipeline.Disk(), p.spec); err != nil {
			return "", nil, &pipeline.DocumentError{Err: err}
		}
		return path.Join("openapi", filepath.Base(p.spec)), data, nil
	default:
		name, data, err := openapi.Document()
		return path.Join("openapi", name), data, err
	}
}

func download(ctx context.Context, url string) ([]byte, error) {
	cache, err := fetch.CacheDir()
	if err != nil {
		return nil, usageError("%w", err)
	}
	r := fetch.Request{URL: url, Dir: cache}
	if err := r.Check(); err != nil {
		return nil, usageError("--url: %w", err)
	}
	doc, err := fetch.Get(ctx, r)
	if err != nil {
		return nil, &pipeline.DocumentError{Err: err}
	}
	return doc.Data, nil
}

// Paths and URLs of documents are written into YAML and into a shell. These are safe there.
var (
	plain    = regexp.MustCompile(`^[A-Za-z0-9_./-]+$`)
	plainURL = regexp.MustCompile(`^https?://[A-Za-z0-9_./:?&=%~+,@-]+$`)
)

// vacant returns an error if a file is there already.
func vacant(files []fork.File) error {
	for _, f := range files {
		if _, err := os.Lstat(filepath.FromSlash(f.Path)); !errors.Is(err, fs.ErrNotExist) {
			return usageError("%s is already there: gen init starts a project in an empty folder; in a project, run go generate ./...", f.Path)
		}
	}
	return nil
}

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/buildcache"
	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/ops"
	"github.com/atlasgen/atlasgen/internal/emit/program"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

const (
	document = "../../../testdata/openapi/atlas-admin.yaml"
	watchers = "../../../testdata/openapi/watchers.yaml"
)

// options returns the options of the default configuration.
func options(t testing.TB) cli.Options {
	t.Helper()
	return cli.Options{
		Module: "github.com/atlasgen/atlas-cli", Program: page.Program{Name: "atlas"}, SDK: "github.com/atlasgen/atlas-sdk", Package: "admin",
		Aliases: dialect.Atlas().Aliases,
	}
}

// apiOf returns the API of a document at a pin, with overlays.
func apiOf(t testing.TB, file, pin string, overlays ...string) *model.API {
	t.Helper()
	in := parser.Options{File: filepath.Base(file), Data: read(t, file), Reserved: templates.Reserved(), OverlayLenient: true}
	for _, o := range overlays {
		in.Overlays = append(in.Overlays, parser.File{Name: filepath.Base(o), Data: read(t, o)})
	}
	doc, err := parser.Parse(in)
	if err != nil {
		t.Fatal(err)
	}
	version, err := model.ParseVersion(pin)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Resolve(version, false)
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// emitted returns the files of the SDK, the table of operations and the command
// line.
func emitted(t testing.TB, api *model.API, o cli.Options) []emit.File {
	t.Helper()
	o.Program = program.Of(api.Document, dialect.Named(api.Document.Dialect), o.Program.Name)
	files, err := cli.Emit(api.Document, tableOf(api), o)
	if err != nil {
		t.Fatal(err)
	}
	table := ops.Options{Module: o.SDK, Package: o.Package}
	more, err := ops.Emit(api.Document, tableOf(api), table)
	if err != nil {
		t.Fatal(err)
	}
	files = append(append(files, more...), ops.Pin(api.Pin, table))
	if more, err = sdk.Emit(api, sdk.Options{Module: o.SDK, Package: o.Package, Dialect: dialect.Atlas()}); err != nil {
		t.Fatal(err)
	}
	return append(files, more...)
}

// write writes files below a folder.
func write(t testing.TB, dir string, files []emit.File) {
	t.Helper()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// folder is the folder of the program that tests share.
var folder = sync.OnceValues(func() (string, error) { return buildcache.Dir("cli") })

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := folder(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// built generates and builds the command line of the project's own document,
// and returns the path of the program.
func built(t testing.TB) string {
	t.Helper()
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	o := options(t)
	module := filepath.Join(dir, "cli")
	if _, err := os.Stat(module); err != nil {
		write(t, dir, emitted(t, apiOf(t, document, "2025-03-12", watchers), o))
		goCommand(t, module, "vet", "./...")
	}
	program, err := buildcache.Program(module, "./cmd/"+o.Program.Name)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// goCommand runs the go command in a module.
func goCommand(t testing.TB, dir string, args ...string) {
	t.Helper()
	c := exec.Command("go", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go %v: %v\n%s", args, err, out)
	}
}

func tableOf(api *model.API) *table.Table { return ops.Table(api, "", dialect.Atlas()) }

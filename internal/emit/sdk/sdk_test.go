package sdk

import (
	"bytes"
	"flag"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
)

var update = flag.Bool("update", false, "rewrite the goldens")

var options = Options{Module: "example.com/example-sdk", Package: "admin"}

func mustEmit(t testing.TB, api *model.API) []emit.File {
	t.Helper()
	o := options
	o.Dialect = fixtureDialect(t)
	files, err := Emit(api, o)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEmittedCodeIsVetted(t *testing.T) {
	if testing.Short() {
		t.Skip("calls the go command")
	}
	dir := t.TempDir()
	for _, f := range mustEmit(t, fixture(t)) {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"go", "vet", "./..."}, {"gofmt", "-l", "."}} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = filepath.Join(dir, "sdk")
		cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly", "GOPROXY=off")
		out, err := cmd.CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("%v = %v, want silence:\n%s", args, err, out)
		}
	}
}

// TestHostileText holds that no text of a document changes the code: with the
// worst in every place, the declarations are those of the tame document.
func TestHostileText(t *testing.T) {
	worst := "*/ var Evil int /*\n//go:build ignore\n\n}\n+build x\n`\"\\{{.X}}\x00\u202E\uFEFF\xff\n\n```\n}\n```\n|a|b|\n"
	tame, hostile := mustEmit(t, speaking(t, "Text.")), mustEmit(t, speaking(t, worst))
	for i, f := range generated(hostile) {
		if want := generated(tame)[i]; f.Path != want.Path {
			t.Fatalf("path = %s, want %s", f.Path, want.Path)
		} else if diff := cmp.Diff(code(t, want), code(t, f)); diff != "" {
			t.Errorf("code of %s: -tame +hostile:\n%s", f.Path, diff)
		}
		if formatted, err := format.Source(f.Data); strings.HasSuffix(f.Path, ".go") && (err != nil || !bytes.Equal(formatted, f.Data)) {
			t.Errorf("gofmt(%s) differs (%v):\n%s", f.Path, err, f.Data)
		}
	}
}

// speaking returns the fixture with a text wherever a document has text.
func speaking(t *testing.T, text string) *model.API {
	api := fixture(t)
	api.Document.Title = text
	for _, d := range api.Decls {
		d.Description = text
		if o, ok := d.Type.(*model.Object); ok {
			for _, p := range o.Properties {
				p.Description, p.Default, p.Docs = text, model.JSON(text), &model.Link{URL: text}
			}
		}
	}
	for _, e := range api.Endpoints {
		op := e.Operation
		op.Description, op.Roles, op.Docs = text, []string{text}, []model.Link{{URL: text}}
		op.Tag.Description = text
		for _, p := range op.Params {
			p.Description = text
			if _, ok := p.Type.(model.Primitive); ok {
				p.Type = model.Primitive{Kind: model.String, Pattern: text}
			}
		}
		if e.Revision.Request != nil {
			e.Revision.Request.Description = text
		}
	}
	return api
}

// code returns a Go file without its comments.
func code(t *testing.T, f emit.File) string {
	t.Helper()
	if !strings.HasSuffix(f.Path, ".go") {
		return string(f.Data)
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, f.Path, f.Data, 0)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := format.Node(&b, set, file.Decls); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEmitTwice(t *testing.T) {
	if diff := cmp.Diff(mustEmit(t, fixture(t)), mustEmit(t, fixture(t))); diff != "" {
		t.Errorf("second run: -first +second:\n%s", diff)
	}
}

func BenchmarkEmit(b *testing.B) {
	api := fixture(b)
	for b.Loop() {
		mustEmit(b, api)
	}
}

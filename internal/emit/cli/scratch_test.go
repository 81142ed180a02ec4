package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit/ops"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

func TestScratch(t *testing.T) {
	file := os.Getenv("SPEC")
	data, _ := os.ReadFile(file)
	in := parser.Options{File: file, Data: data, Reserved: templates.Reserved(), OverlayLenient: true}
	if o := os.Getenv("OVERLAY"); o != "" {
		data, _ := os.ReadFile(o)
		in.Overlays = []parser.File{{Name: o, Data: data}}
	}
	doc, err := parser.Parse(in)
	if err != nil {
		t.Fatal(err)
	}
	pin, _ := model.ParseVersion("2025-03-12")
	api := doc.Resolve(pin, false)
	o := Options{Module: "github.com/atlasgen/atlas-cli", Command: "atlas", SDK: "github.com/atlasgen/atlas-sdk", Package: "admin"}
	list, err := config.ParseAliases("aliases.yaml", templates.Aliases())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		o.Aliases = append(o.Aliases, Alias(a))
	}
	files, err := Emit(api, o)
	if err != nil {
		t.Fatal(err)
	}
	more, err := ops.Emit(api, ops.Options{Package: "admin"})
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, more...)
	more, err = sdk.Emit(api, sdk.Options{Module: o.SDK, Package: o.Package})
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, more...)
	dir := os.Getenv("DIR")
	os.RemoveAll(dir)
	for _, f := range files {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, f.Path)), 0o777)
		os.WriteFile(filepath.Join(dir, f.Path), f.Data, 0o666)
	}
}

package ops

import (
	"os"
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

func TestScratch(t *testing.T) {
	file := os.Getenv("SPEC")
	data, _ := os.ReadFile(file)
	doc, err := parser.Parse(parser.Options{File: file, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	pin, _ := model.ParseVersion("2025-03-12")
	files, err := Emit(doc.Resolve(pin, false), Options{"admin"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		os.MkdirAll("/tmp/cli/gen/"+f.Path[:len("sdk/admin/ops")], 0o777)
		os.WriteFile("/tmp/cli/gen/"+f.Path, f.Data, 0o666)
	}
}

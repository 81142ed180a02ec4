package docs

import (
	"os"
	"testing"

	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

func BenchmarkEmit(b *testing.B) {
	data, err := os.ReadFile(shared(b, newest))
	if err != nil {
		b.Fatal(err)
	}
	doc, err := parser.Parse(parser.Options{File: "api.yaml", Data: data, Reserved: templates.Reserved()})
	if err != nil {
		b.Fatal(err)
	}
	api := doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, false)
	b.ResetTimer()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := docs.Emit(api, options); err != nil {
			b.Fatal(err)
		}
	}
}

package pipeline

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/diff/rename"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/sdk/former"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
)

// readFormer reads the document whose names the SDK keeps as aliases.
func (t *Target) readFormer() error {
	file := t.Config.SDK.Aliases
	if file == "" {
		return nil
	}
	found, err := sources{ctx: context.Background(), files: t.job.files()}.read(file)
	if err != nil {
		return fmt.Errorf("sdk.aliases: %w", err)
	}
	t.former = &found
	t.provenance.Former = &output.Source{Name: filepath.Base(found.name), Checksum: output.Checksum(found.data)}
	return nil
}

// withFormer adds the aliases of former names to the files of the SDK.
func (t *Target) withFormer(files []emit.File) ([]emit.File, error) {
	if t.former == nil {
		return files, nil
	}
	before, err := t.formerAPI()
	if err != nil {
		return nil, err
	}
	declared, err := declaredNames(files, path.Join("sdk", t.Config.SDK.Package))
	if err != nil {
		return nil, emit.Faultf("%w", err)
	}
	var names []former.Name
	for _, r := range rename.Between(before, t.API).Names {
		alias := r.Kind == surface.TypeName || r.Kind == surface.ConstantName
		if alias && !declared[r.From] && declared[r.To] {
			names = append(names, former.Name{From: r.From, To: r.To, Constant: r.Kind == surface.ConstantName})
		}
	}
	if file, ok := former.File(t.Config.SDK.Package, names); ok {
		files = append(files, file)
	}
	return files, nil
}

// formerAPI returns the API of the former document at the pin of its lock, else at that of
// the target.
func (t *Target) formerAPI() (*model.API, error) {
	c := Comparison{Growth: t.job.Growth, Lenient: t.job.Lenient}
	from := *t.former
	if from.lock == nil {
		from.overlays, from.dialect, from.kept = t.source.Overlays, t.Dialect, t.source.Kept
	}
	doc, _, err := c.parse(sources{files: t.job.files()}, from)
	if err != nil {
		return nil, fmt.Errorf("sdk.aliases: %w", err)
	}
	pin := t.pin
	if from.lock != nil {
		if pin, err = parsePin(from.pin()); err != nil {
			return nil, err
		}
	}
	return doc.Resolve(pin, t.Config.SDK.Versions == config.All), nil
}

// declaredNames returns the names that the Go files of a folder declare at their top
// level.
func declaredNames(files []emit.File, dir string) (map[string]bool, error) {
	names := map[string]bool{}
	for _, f := range files {
		if path.Dir(f.Path) != dir || path.Ext(f.Path) != ".go" {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Data, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, decl := range tree.Decls {
			declare(names, decl)
		}
	}
	return names, nil
}

func declare(names map[string]bool, decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			names[d.Name.Name] = true
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				names[s.Name.Name] = true
			case *ast.ValueSpec:
				for _, name := range s.Names {
					names[name.Name] = true
				}
			}
		}
	}
}

package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// imported returns the pair whose older SDK, or a package below it, an import means.
func (f *File) imported(spec *ast.ImportSpec) *pair.Pair {
	file, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	p, _ := f.below(file)
	return p
}

// nameSDK finds the name under which the file imports the SDK.
func (f *File) nameSDK() {
	for _, spec := range f.Tree.Imports {
		file, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
		p, rest := f.below(file)
		if (p == nil || rest != "") && file != f.Program.To {
			continue
		}
		name := f.importedName(spec, file)
		if name != "_" && f.sdk == "" {
			f.sdk = name
		}
	}
}

// importedName returns the local name of an import.
func (f *File) importedName(spec *ast.ImportSpec, file string) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	if p := f.Pkg.Imports[file]; p != nil && p.Name != "" {
		return p.Name
	}
	return path.Base(file)
}

// importSpec returns an import with the path of the newer SDK. It keeps the name that
// the file uses.
func (f *File) importSpec(spec *ast.ImportSpec) (string, bool) {
	file, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	p, rest := f.below(file)
	if p == nil || p.Older == f.Program.To {
		return "", false
	}
	text := strconv.Quote(f.Program.To + rest)
	if name := f.importedName(spec, file); spec.Name == nil && rest == "" && name != f.Program.Newer.Name() {
		text = name + " " + text
	}
	return f.With(spec, Overrides{spec.Path: text}), true
}

// SDK returns a name of the newer SDK's package. The file imports the package if it
// did not.
func (f *File) SDK(name string) string {
	if f.sdk == "" {
		f.added = f.free(f.Program.Newer.Name())
		f.sdk = f.added
	}
	if f.sdk == "." {
		return name
	}
	return f.sdk + "." + name
}

// free returns a name that no package-level declaration or import has.
func (f *File) free(name string) string {
	for f.Pkg.Types.Scope().Lookup(name) != nil || slices.ContainsFunc(f.Tree.Imports, func(spec *ast.ImportSpec) bool {
		file, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
		return f.importedName(spec, file) == name
	}) {
		name += "sdk"
	}
	return name
}

// Import returns a name of a package of the standard library, which the file imports
// if it did not.
func (f *File) Import(file, name string) string {
	for _, spec := range f.Tree.Imports {
		if have, _ := strconv.Unquote(spec.Path.Value); have == file {
			if local := f.importedName(spec, file); local != "_" && local != "." {
				return local + "." + name
			}
		}
	}
	if !slices.Contains(f.imports, file) {
		f.imports = append(f.imports, file)
	}
	return path.Base(file) + "." + name
}

// TypeText returns the text of a type of the newer SDK or the standard library.
func (f *File) TypeText(t types.Type) string {
	return strings.ReplaceAll(types.TypeString(t, func(p *types.Package) string {
		switch {
		case p == f.Program.Newer:
			return strings.TrimSuffix(f.SDK(""), ".")
		case p == f.Pkg.Types:
			return ""
		default:
			return strings.TrimSuffix(f.Import(p.Path(), ""), ".")
		}
	}), "interface{}", "any")
}

// Describe returns the text of a type for a note.
func Describe(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}

// newImports returns the edits that add imports: of the standard library after the
// first import of it, others at the end.
func (f *File) newImports() []edit {
	var edits []edit
	for _, file := range f.imports {
		edits = append(edits, f.newImport(strconv.Quote(file), true))
	}
	if f.added != "" {
		line := strconv.Quote(f.Program.To)
		if f.added != f.Program.Newer.Name() {
			line = f.added + " " + line
		}
		edits = append(edits, f.newImport(line, false))
	}
	return edits
}

func (f *File) newImport(line string, standard bool) edit {
	for _, decl := range f.Tree.Decls {
		d, ok := decl.(*ast.GenDecl)
		if !ok || d.Tok != token.IMPORT || !d.Rparen.IsValid() {
			continue
		}
		for _, spec := range d.Specs {
			if path := spec.(*ast.ImportSpec).Path.Value; standard && !strings.Contains(path, ".") {
				at := f.offset(spec.Pos())
				return edit{at, at, line + "\n\t"}
			}
		}
		at := f.offset(d.Rparen)
		return edit{at, at, "\t" + line + "\n"}
	}
	at := f.offset(f.Tree.Name.End())
	return edit{at, at, "\n\nimport " + line}
}

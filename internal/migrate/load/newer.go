package load

import (
	"context"
	"errors"
	"fmt"
	"go/parser"
	"go/types"
	"os"
	"strconv"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// newer type-checks the newer SDK from its source, with the packages of the code, so
// that time.Time is the same type in both.
func (p *Program) newer(ctx context.Context) error {
	found, err := p.locate(ctx)
	if err != nil {
		return err
	}
	imports := map[string]bool{}
	var missing []string
	for _, name := range found.GoFiles {
		tree, err := parser.ParseFile(p.Set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("reading the newer SDK: %w", err)
		}
		p.Source = append(p.Source, tree)
		for _, spec := range tree.Imports {
			path, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
			if known := p.known[path]; !imports[path] && (known == nil || !known.Complete()) {
				missing = append(missing, path)
			}
			imports[path] = true
		}
	}
	if err := p.exports(ctx, missing); err != nil {
		return err
	}
	config := types.Config{Importer: importer(p.known), IgnoreFuncBodies: true, Sizes: found.TypesSizes}
	if p.Newer, err = config.Check(p.To, p.Set, p.Source, nil); err != nil {
		return fmt.Errorf("checking the newer SDK: %w", err)
	}
	p.known[p.To] = p.Newer // packages below the SDK refer to it
	return nil
}

// locate returns the files of the newer SDK.
func (p *Program) locate(ctx context.Context) (*packages.Package, error) {
	config, pattern := p.ofSDK(ctx, packages.NeedName|packages.NeedFiles|packages.NeedTypesSizes), p.To
	if p.config.SDK != "" {
		pattern = "."
	}
	found, err := packages.Load(config, pattern)
	if err == nil && len(found) == 1 && len(found[0].Errors) > 0 {
		err = found[0].Errors[0]
	}
	if err == nil && (len(found) != 1 || len(found[0].GoFiles) == 0) {
		err = errors.New("there is no Go code")
	}
	if err != nil {
		return nil, fmt.Errorf("loading the newer SDK %s, which go get or --sdk makes known: %w", p.To, err)
	}
	if path := found[0].PkgPath; path != p.To {
		return nil, fmt.Errorf("the package in %s is %s, not %s", p.config.SDK, path, p.To)
	}
	return found[0], nil
}

// ofSDK returns a configuration for the go command where the newer SDK is known.
func (p *Program) ofSDK(ctx context.Context, mode packages.LoadMode) *packages.Config {
	config := p.packages(ctx, mode, p.config.Dir)
	if p.config.SDK != "" {
		config.Dir, config.Env = p.config.SDK, append(os.Environ(), "GOWORK=off")
	}
	return config
}

// exports reads the types of packages that the code does not import.
func (p *Program) exports(ctx context.Context, paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	found, err := packages.Load(p.ofSDK(ctx, packages.NeedName|packages.NeedExportFile), paths...)
	if err != nil {
		return fmt.Errorf("loading packages: %w", err)
	}
	for _, f := range found {
		if err := p.export(f); err != nil {
			return fmt.Errorf("loading %s: %w", f.PkgPath, err)
		}
	}
	return nil
}

func (p *Program) export(found *packages.Package) error {
	if found.PkgPath == "unsafe" {
		p.known["unsafe"] = types.Unsafe
		return nil
	}
	file, err := os.Open(found.ExportFile)
	if err != nil {
		return err
	}
	defer file.Close()
	//lint:ignore SA1019 the files of Go 1.26 and 1.27 are the compiler's, in which NewReader finds the types
	data, err := gcexportdata.NewReader(file)
	if err != nil {
		return err
	}
	_, err = gcexportdata.Read(data, p.Set, p.known, found.PkgPath)
	return err
}

// An importer finds packages by path.
type importer map[string]*types.Package

// Import returns a complete package.
func (i importer) Import(path string) (*types.Package, error) {
	if p := i[path]; p != nil && p.Complete() {
		return p, nil
	}
	return nil, fmt.Errorf("package %s is not loaded", path)
}

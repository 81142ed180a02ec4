package pipeline

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/fetch"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// readDocument reads the document and its overlays.
func (t *Target) readDocument(ctx context.Context) error {
	name, data, err := t.document(ctx)
	if err != nil {
		return err
	}
	t.source = parser.Options{File: name, Data: data, Dialect: t.Dialect, Severities: t.severities(), Selection: model.Selection(t.Config.Select), Lenient: t.job.LeaveOut, OverlayLenient: t.job.Lenient, Large: t.job.Large, Growth: t.job.Growth}
	t.source.Overlays, err = readOverlays(t.job.files(), t.Config.Overlays)
	return err
}

// readOverlays reads overlays in their order.
func readOverlays(files fs.FS, names []string) ([]parser.File, error) {
	var overlays []parser.File
	for _, name := range names {
		data, err := readDocument(files, name)
		if err != nil {
			return nil, err
		}
		overlays = append(overlays, parser.File{Name: filepath.ToSlash(name), Data: data})
	}
	return overlays, nil
}

// document returns the document with its name for positions. A document at a URL
// is fetched once: from then on its checksum finds it in the cache.
func (t *Target) document(ctx context.Context) (name string, data []byte, err error) {
	c := t.Config
	if c.URL == "" {
		data, err = readDocument(t.job.files(), c.Spec)
		return filepath.ToSlash(c.Spec), data, err
	}
	cache, err := fetch.CacheDir()
	if err != nil {
		return "", nil, err
	}
	doc, err := fetch.Get(ctx, fetch.Request{URL: c.URL, Checksum: c.SHA256, Dir: cache})
	if err != nil {
		return "", nil, err
	}
	return path.Base(c.URL), doc.Data, nil
}

// allowFiles lets references lead to files below Job.AllowFiles, if the document
// lies there.
func (t *Target) allowFiles() error {
	dir, spec := t.job.AllowFiles, t.Config.Spec
	if dir == "" {
		return nil
	}
	if t.Config.URL != "" {
		return usageErrorf("--allow-files: %s does not lie below %s", t.Config.URL, dir)
	}
	inside, err := relative(dir, spec)
	if err != nil {
		return usageErrorf("--allow-files: %w", err)
	}
	if !filepath.IsLocal(inside) {
		return usageErrorf("--allow-files: %s does not lie below %s", spec, dir)
	}
	if t.source.Root, err = t.openRoot(dir); err != nil {
		return usageErrorf("--allow-files: %w", err)
	}
	t.source.Path = filepath.ToSlash(inside)
	return nil
}

// openRoot returns the file system below a folder, which no symbolic link leaves.
func (t *Target) openRoot(dir string) (fs.FS, error) {
	if t.job.Files != nil {
		return t.job.folder(dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	t.root = root
	return root.FS(), nil
}

func relative(dir, file string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	file, err = filepath.Abs(file)
	if err != nil {
		return "", err
	}
	return filepath.Rel(dir, file)
}

package pipeline

import (
	"errors"
	"io/fs"

	"github.com/atlasgen/atlasgen/internal/emit"
)

// licensed adds a copy of the license, the file LICENSE beside the configuration, to
// the files of a module. Without one it adds nothing.
func (t *Target) licensed(module string, files []emit.File) ([]emit.File, error) {
	if t.Config.License == "" {
		return files, nil
	}
	data, err := fs.ReadFile(t.job.files(), t.Config.License)
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	if err != nil {
		return nil, err
	}
	return append(files, emit.File{Path: module + "/LICENSE", Data: data}), nil
}

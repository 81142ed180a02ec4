// Package docs holds the frames of the reference's pages, its stylesheet and its
// script. The frames are prose with holes; what fills them is made elsewhere, and
// README.md in the folder above describes it.
package docs

import (
	"embed"
	"io/fs"
	"regexp"
	"strconv"
)

// DataVersion is the version of what fills the frames. It grows when a field goes
// or means something else.
const DataVersion = 1

var dataLine = regexp.MustCompile(`^\{\{-? ?/\* data ([0-9]{1,9}) \*/ -?\}\}`)

// WrittenFor returns the version of the data for which a frame was written: its
// first line says so; ok is false if it does not.
func WrittenFor(frame []byte) (version int, ok bool) {
	m := dataLine.FindSubmatch(frame)
	if m == nil {
		return 0, false
	}
	version, err := strconv.Atoi(string(m[1]))
	return version, err == nil
}

// Scripts are the scripts: that of every page, that of the search, which is loaded on
// use, and that of the pages with samples.
var Scripts = []string{"script.js", "find.js", "fill.js"}

// Files are the frames by name, style.css and the scripts.
//
//go:embed *.tmpl style.css script.js find.js fill.js
var Files embed.FS

// Read returns the file of this name in given, or the built-in one if given is
// nil or has none.
func Read(given fs.FS, name string) ([]byte, error) {
	if given != nil {
		if data, err := fs.ReadFile(given, name); err == nil {
			return data, nil
		}
	}
	return Files.ReadFile(name)
}

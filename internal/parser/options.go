package parser

import (
	"cmp"
	"io/fs"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Options says what Parse reads, and how strict it is.
type Options struct {
	File           string           // the document's name in positions, as the user gave it
	Data           []byte           // nil for the built-in one that matches the document
	Dialect        *dialect.Dialect // nil: the built-in one that fits the document
	Overlays       []File           // applied in this order
	OverlayLenient bool             // files that references may lead to; nil refuses references to files
	Root           fs.FS            // path of the document in Root, slash-separated; if empty, the last element of File
	Path           string           // Go names that declarations must not have
	Reserved       []string         // Go names that a declaration must not take
	Growth         int              // how many times as large as the document its outputs may be; 0: DefaultGrowth
}

// in positions
const (
	DefaultGrowth = 100
	minCounted    = 640 << 10
	maxCounted    = 5 << 20
)

// MaxSize is the largest number of bytes that a document may have.
const MaxSize = tree.MaxSize

// limit returns how many bytes the outputs of a document of a size may have.
func (o *Options) limit(size int) int {
	return cmp.Or(o.Growth, DefaultGrowth) * min(max(size, minCounted), maxCounted)
}

// A File is an input beside the document.
type File struct {
	Name string // for positions, as the user gave it
	Data []byte
}

package parser

import (
	"cmp"
	"io/fs"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Options says what Parse reads, and how strict it is.
type Options struct {
	File           string           // the document's name in positions, as the user gave it
	Data           []byte           // YAML or JSON
	Dialect        *dialect.Dialect // nil: the built-in one that fits the document
	Overlays       []File           // applied in this order
	OverlayLenient bool             // a target that matches nothing is a warning, not an error
	Root           fs.FS            // where references to other files may lead; nil refuses them
	Path           string           // of the document in Root, slash-separated; empty: it lies at the top under the last element of File
	Selection      model.Selection  // what is judged: errors elsewhere do not matter; all if empty
	Lenient        bool             // operations in error are left out, with a warning for each
	Severities     Severities       // what becomes of warnings
	Reserved       []string         // Go names that a declaration must not take
	Kept           naming.Kept      // Go names that places keep
	Large          bool             // the document may be larger than usual: up to 512 MiB
	Growth         int              // how many times as large as the document its outputs may be; 0: DefaultGrowth

	without map[model.Position]bool // the operations and components to leave out, by their places
}

// DefaultGrowth is how many times as large as their document outputs may be; those
// of the published documents are 20 times as large. A document counts as one of 640
// kB at least, and of 5 MB at most.
const (
	DefaultGrowth = 100
	minCounted    = 640 << 10
	maxCounted    = 5 << 20
)

// MaxSize is the largest number of bytes that a document may have.
const MaxSize = tree.MaxSize

// MaxLarge is that of a large one.
const MaxLarge = tree.MaxLarge

// limit returns how many bytes the outputs of a document of a size may have.
func (o *Options) limit(size int) int {
	return cmp.Or(o.Growth, DefaultGrowth) * min(max(size, minCounted), maxCounted)
}

// A File is an input beside the document.
type File struct {
	Name string // for positions, as the user gave it
	Data []byte
}

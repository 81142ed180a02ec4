package parser

import (
	"io/fs"

	"github.com/atlasgen/atlasgen/internal/dialect"
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
	Reserved       []string         // Go names that a declaration must not take
}

// A File is an input beside the document.
type File struct {
	Name string // for positions, as the user gave it
	Data []byte
}

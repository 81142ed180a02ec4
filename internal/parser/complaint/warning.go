package complaint

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/model"
)

// The codes of warnings. A code does not change from release to release, because
// configurations name it. docs/warnings.md explains each of them.
const (
	EnumOfArray          = "enum-of-array"
	ExamplesTooLarge     = "examples-too-large"
	OverlayUnmatched     = "overlay-unmatched"
	ReadOnlySet          = "read-only-set"
	SecurityAssumed      = "security-assumed"
	SecurityConflict     = "security-conflict"
	SecurityNotSupported = "security-not-supported"
	ServerVariable       = "server-variable"
	TokenURLMissing      = "token-url-missing"
	VersionMismatch      = "version-mismatch"
	WatcherMended        = "watcher-mended"
	WatcherUnusable      = "watcher-unusable"
)

// Codes lists the codes of all warnings in alphabetical order.
var Codes = []string{
	EnumOfArray, ExamplesTooLarge, OverlayUnmatched, ReadOnlySet, SecurityAssumed, SecurityConflict, SecurityNotSupported,
	ServerVariable, TokenURLMissing, VersionMismatch, WatcherMended, WatcherUnusable,
}

// Warnings holds the places where a document is wrong, or says something that outputs
// leave out, and has one plausible reading, which is taken.
type Warnings []model.Warning

// Add appends a warning whose text is formatted as by Sprintf. The text says which
// reading is taken.
func (w *Warnings) Add(code string, pos model.Position, format string, args ...any) {
	*w = append(*w, model.Warning{Code: code, Pos: pos, Text: fmt.Sprintf(format, args...)})
}

package complaint

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/model"
)

// The codes of warnings. A code does not change from release to release, because
// configurations name it. docs/warnings.md explains each of them.
const (
	AllOfConflict        = "all-of-conflict"
	ComponentName        = "component-name"
	DefaultMismatch      = "default-mismatch"
	DirectionConflict    = "direction-conflict"
	EnumDuplicate        = "enum-duplicate"
	EnumMismatch         = "enum-mismatch"
	EnumOfArray          = "enum-of-array"
	ExamplesTooLarge     = "examples-too-large"
	ItemDuplicate        = "item-duplicate"
	ItemsMissing         = "items-missing"
	Limit                = "limit"
	ListEmpty            = "list-empty"
	MediaTypeInvalid     = "media-type-invalid"
	MissingKey           = "missing-key"
	NameDuplicate        = "name-duplicate"
	NameTaken            = "name-taken"
	NameUnusable         = "name-unusable"
	OperationLeftOut     = "operation-left-out"
	DynamicRef           = "dynamic-ref"
	OtherVersion         = "other-version"
	OverlayUnmatched     = "overlay-unmatched"
	ParameterContent     = "parameter-content"
	ParameterDuplicate   = "parameter-duplicate"
	ParameterNested      = "parameter-nested"
	ParameterStyle       = "parameter-style"
	ParameterUntyped     = "parameter-untyped"
	PathFragment         = "path-fragment"
	PathOptional         = "path-parameter-optional"
	PathQuery            = "path-query"
	PathRepeated         = "path-parameter-repeated"
	PathUndeclared       = "path-parameter-undeclared"
	PathUnused           = "path-parameter-unused"
	ReadOnlySet          = "read-only-set"
	RefSibling           = "ref-sibling"
	SecurityAssumed      = "security-assumed"
	SecurityConflict     = "security-conflict"
	SecurityNotSupported = "security-not-supported"
	SecurityUndeclared   = "security-undeclared"
	ServerURL            = "server-url"
	ServerVariable       = "server-variable"
	StatusInvalid        = "status-invalid"
	TagDuplicate         = "tag-duplicate"
	TokenURLMissing      = "token-url-missing"
	TypeUnknown          = "type-unknown"
	UnknownKey           = "unknown-key"
	VersionMismatch      = "version-mismatch"
	WatcherMended        = "watcher-mended"
	WatcherUnusable      = "watcher-unusable"
	WrongType            = "wrong-type"
)

// Codes lists the codes of all warnings in alphabetical order.
var Codes = []string{
	AllOfConflict, ComponentName, DefaultMismatch, DirectionConflict, DynamicRef, EnumDuplicate, EnumMismatch, EnumOfArray,
	ExamplesTooLarge, ItemDuplicate, ItemsMissing, Limit, ListEmpty, MediaTypeInvalid, MissingKey, NameDuplicate,
	NameTaken, NameUnusable, OperationLeftOut, OtherVersion, OverlayUnmatched, ParameterContent, ParameterDuplicate,
	ParameterNested, ParameterStyle, ParameterUntyped, PathFragment, PathOptional, PathRepeated, PathUndeclared,
	PathUnused, PathQuery, ReadOnlySet, RefSibling, SecurityAssumed, SecurityConflict, SecurityNotSupported,
	SecurityUndeclared, ServerURL, ServerVariable, StatusInvalid, TagDuplicate, TokenURLMissing, TypeUnknown,
	UnknownKey, VersionMismatch, WatcherMended, WatcherUnusable, WrongType,
}

// Warnings holds the places where a document is wrong, or says something that outputs
// leave out, and has one plausible reading, which is taken.
type Warnings []model.Warning

// Add appends a warning whose text is formatted as by Sprintf. The text says which
// reading is taken.
func (w *Warnings) Add(code string, pos model.Position, format string, args ...any) {
	*w = append(*w, model.Warning{Code: code, Pos: pos, Text: fmt.Sprintf(format, args...)})
}

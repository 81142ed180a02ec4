package naming

import (
	"maps"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Kept are the Go names that places of a document keep, whatever the rules of naming say.
// Its maps are not ranged over.
type Kept struct {
	Operations map[string]string            // methods, by "GET /things"
	Parameters map[string]string            // their structs, by the same key
	Types      map[string]string            // by JSON pointer (RFC 6901)
	Constants  map[string]map[string]string // by the pointer of the enum, then by value
}

// Place returns the key of an operation.
func Place(op *model.Operation) string { return op.Method + " " + op.Path }

// SetAside keeps names for the places that the document still has, so that nothing else
// gets them. has reports whether a JSON pointer leads to something.
func (k Kept) SetAside(c Claims, has func(pointer string) bool) {
	for _, pointer := range slices.Sorted(maps.Keys(k.Types)) {
		if has(pointer) {
			c.Keep(k.Types[pointer], pointer)
		}
	}
	for _, place := range slices.Sorted(maps.Keys(k.Parameters)) {
		method, path, _ := strings.Cut(place, " ")
		if has("/paths/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(path) + "/" + strings.ToLower(method)) {
			c.Keep(k.Parameters[place], place)
		}
	}
	for _, pointer := range slices.Sorted(maps.Keys(k.Constants)) {
		for _, value := range slices.Sorted(maps.Keys(k.Constants[pointer])) {
			if has(pointer) {
				c.Keep(k.Constants[pointer][value], pointer+" "+value)
			}
		}
	}
}

// Keep sets a name aside for a place, so that nothing else gets it.
func (c Claims) Keep(name, place string) {
	if !c.reserved[name] {
		c.kept[name] = place
	}
}

// Own claims a name that was set aside. It returns false if that cannot be: there is no
// name, or the runtime or something else has it.
func (c Claims) Own(name, what string, pos model.Position) bool {
	if name == "" || c.reserved[name] || c.claims[name].what != "" {
		return false
	}
	c.claims[name] = claim{what, pos}
	return true
}

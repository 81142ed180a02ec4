package body

import (
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// Path reads the path of a part of a body: "a.b.0.c", or "a.b[0].c". A name of digits
// is the index of an item, unless it is in brackets and quotes.
func Path(text string) (tree.Path, error) {
	var b strings.Builder
	for i, step := range strings.Split(strings.TrimPrefix(text, "$."), ".") {
		digits := step != "" && strings.Trim(step, "0123456789") == ""
		switch {
		case digits && i > 0:
			b.WriteString("[" + step + "]")
		case i > 0:
			b.WriteString("." + step)
		default:
			b.WriteString(step)
		}
	}
	if strings.ContainsRune(text, '"') { // a quoted name may have dots
		return tree.ParsePath(text)
	}
	return tree.ParsePath(b.String())
}

// Put sets one value: "a.b.0.c=4". A value that is not JSON is a string.
func Put(v any, text string) (any, error) {
	left, right, ok := strings.Cut(text, "=")
	if !ok {
		return nil, fmt.Errorf("%q has no =", text)
	}
	path, err := Path(left)
	switch {
	case err != nil:
		return nil, err
	case len(path) == 0:
		return nil, fmt.Errorf("%q has no path before the =", text)
	}
	value, err := tree.Decode([]byte(right))
	if err != nil {
		value = right
	}
	return tree.Put(v, path, value)
}

// Merge returns base with its members replaced by those of over. Nested objects are
// merged too.
func Merge(base, over any) any {
	old, ok1 := base.(*tree.Object)
	new, ok2 := over.(*tree.Object)
	if !ok1 || !ok2 {
		return over
	}
	for _, m := range new.Members() {
		value, _ := old.Get(m.Name)
		old.Set(m.Name, Merge(value, m.Value))
	}
	return old
}

package parameter

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Fix sets the value of each required parameter that can have one value only.
func Fix(params []*model.Param) {
	for _, p := range params {
		if e, ok := model.Resolved(p.Type).(*model.Enum); ok && p.Required && p.Style == "" && !p.Nullable && len(e.Values) == 1 && plain(e.Values[0].Wire) {
			p.Fixed = e.Values[0].Wire
		}
	}
}

// plain reports whether every place where a parameter is sent can have a text as it is.
func plain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune("\"`\\", r) })
}

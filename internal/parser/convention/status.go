package convention

import (
	"iter"
	"regexp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

var statusCode = regexp.MustCompile(`^([1-5][0-9][0-9]|[1-5]XX|default)$`)

// Status reads a key of a Responses Object: a status code, a class of them, or
// "default". Letters may have another case. It returns "" for other keys.
func Status(key string) string {
	for _, s := range []string{key, strings.ToUpper(key), strings.ToLower(key)} {
		if statusCode.MatchString(s) {
			return s
		}
	}
	return ""
}

// Responses yields the responses of an operation with their status. It skips
// extensions and keys that are no status.
func Responses(responses *tree.Node) iter.Seq2[string, *tree.Node] {
	return func(yield func(string, *tree.Node) bool) {
		seen := map[string]bool{}
		for key, response := range responses.Pairs() {
			status := Status(key.Text)
			if status == "" || seen[status] {
				continue
			}
			seen[status] = true
			if !yield(status, response) {
				return
			}
		}
	}
}

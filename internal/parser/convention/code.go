package convention

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// ErrorCodes returns the codes in the examples of shared error responses, each once.
// No schema lists them.
func (r Reader) ErrorCodes(root *tree.Node) []*tree.Node {
	var codes []*tree.Node
	errors := sharedErrors(root)
	for name, response := range root.Get("components").Get("responses").Pairs() {
		for _, media := range response.Get("content").Pairs() {
			code := at(media.Get("example"), r.Errors.Code)
			known := func(c *tree.Node) bool { return c.Text == code.Text }
			if code != nil && code.Text != "" && errors[name.Text] && !slices.ContainsFunc(codes, known) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// sharedErrors returns the names of the shared responses that operations use for
// errors.
func sharedErrors(root *tree.Node) map[string]bool {
	names := map[string]bool{}
	for _, item := range root.Get("paths").Pairs() {
		for _, op := range item.Pairs() {
			for status, response := range op.Get("responses").Pairs() {
				name, shared := strings.CutPrefix(response.Str("$ref"), "#/components/responses/")
				if shared && !strings.HasPrefix(status.Text, "2") {
					names[name] = true
				}
			}
		}
	}
	return names
}

// at returns the first text that exists at one of the paths, or nil.
func at(n *tree.Node, paths []dialect.Path) *tree.Node {
	for _, path := range paths {
		found := n
		for _, step := range path.Steps() {
			found = found.Get(step)
		}
		if found != nil && found.IsText() {
			return found
		}
	}
	return nil
}

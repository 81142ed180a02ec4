package parser

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// versions checks the previews of an operation (versions.md, rule 3): each
// response says which one it belongs to, and a request that does not belongs to
// the only one of the responses.
func (c *checker) versions(op *node) {
	var previews []string
	for _, response := range op.get("responses").pairs() {
		for key, value := range response.get("content").pairs() {
			if name := c.preview(key, value); name != "" {
				previews = append(previews, name)
			}
		}
	}
	slices.Sort(previews)
	previews = slices.Compact(previews)
	for key, value := range op.get("requestBody").get("content").pairs() {
		switch {
		case versionText(key.text) != "preview":
		case value.get(extPreview) != nil:
			c.preview(key, value)
		case len(previews) > 1:
			c.complain(key, "request could belong to several previews (%s): %s", strings.Join(previews, ", "), complaint.Quote(key.text))
		}
	}
}

// preview returns the name of the preview of a media type; it is empty if that is none.
func (c *checker) preview(key, value *node) string {
	if versionText(key.text) != "preview" {
		return ""
	}
	extension := value.get(extPreview)
	name, public := extension.get("name"), extension.str("public") == "true"
	switch {
	case extension == nil:
		c.complain(key, "preview without %s: %s", extPreview, complaint.Quote(key.text))
	case public && name != nil:
		c.complain(extension, "%s has a name and is public: %s", extPreview, complaint.Quote(name.text))
	case !public && name == nil:
		c.complain(extension, "%s has no name and is not public", extPreview)
	case public:
		return "preview"
	default:
		return "preview:" + name.text
	}
	return ""
}

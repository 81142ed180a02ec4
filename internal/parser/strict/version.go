package strict

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// versions checks the previews of an operation (docs/versions.md, rule 3): each
// response names its preview, and a request without a name belongs to the only preview
// of the responses.
func (c *checker) versions(op *tree.Node) {
	var previews []string
	for _, response := range op.Get("responses").Pairs() {
		for key, value := range response.Get("content").Pairs() {
			if name := c.preview(key, value); name != "" {
				previews = append(previews, name)
			}
		}
	}
	slices.Sort(previews)
	previews = slices.Compact(previews)
	for key, value := range op.Get("requestBody").Get("content").Pairs() {
		switch {
		case c.convention.VersionText(key.Text) != "preview":
		case convention.Extension(value, c.convention.Extensions.Preview) != nil:
			c.preview(key, value)
		case len(previews) > 1:
			c.complain(key, "request could belong to several previews (%s): %s", strings.Join(previews, ", "), complaint.Quote(key.Text))
		}
	}
}

// preview returns the name of the preview of a media type. It is empty for other media
// types.
func (c *checker) preview(key, value *tree.Node) string {
	if c.convention.VersionText(key.Text) != "preview" {
		return ""
	}
	role := c.convention.Extensions.Preview
	extension := convention.Extension(value, role)
	name, public := extension.Get("name"), extension.Str("public") == "true"
	switch {
	case role == "":
		return "preview"
	case extension == nil:
		c.complain(key, "preview without %s: %s", role, complaint.Quote(key.Text))
	case public && name != nil:
		c.complain(extension, "%s has a name and is public: %s", role, complaint.Quote(name.Text))
	case !public && name == nil:
		c.complain(extension, "%s has no name and is not public", role)
	case public:
		return "preview"
	default:
		return "preview:" + name.Text
	}
	return ""
}

package comment

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Header returns the comment of the constant for a header of responses: the first
// paragraph of its description.
func Header(h *model.Header) string {
	var c text.Comment
	first, _, _ := strings.Cut(strings.TrimSpace(h.Description), "\n\n")
	if first != "" {
		c.Markdown(first)
	} else {
		c.Text(h.Go + " is the header " + h.Name + ".")
	}
	return c.String()
}

package comment

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Servers adds to a package comment which servers there are, if callers choose among
// them.
func Servers(c *text.Comment, doc *model.Document) {
	if !doc.Choice() {
		return
	}
	c.Text("Requests go to a server of the API, or to the one that [UseBaseURL] names. [UseServer] chooses a server by its number, [UseServerVariable] sets the parts of URLs that are in braces, and [WithServer] chooses for one call.")
	var lines []string
	for i, s := range doc.Servers {
		lines = append(lines, strings.TrimSpace(strconv.Itoa(i)+"  "+s.URL+"  "+text.Line(s.Description)))
		for _, v := range s.Variables {
			lines = append(lines, "   {"+v.Name+"} "+strings.TrimSpace(v.Values()+" "+text.Line(v.Description)))
		}
	}
	if len(lines) > 0 {
		c.Text("The servers are:")
		c.Code(lines)
	}
}

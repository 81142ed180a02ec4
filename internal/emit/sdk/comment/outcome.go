package comment

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Outcomes returns the comment of the struct that a method returns if successful
// responses have different schemas.
func Outcomes(o *model.Outcomes, method string) string {
	var c text.Comment
	c.Text(o.Name + " is what [" + method + "] returns. The field for the status code of the response holds its body, and the others are nil. All are nil if the response has no body, or another status code.")
	return c.String()
}

// Outcome returns the comment of a field of that struct.
func Outcome(x model.Outcome) string {
	var c text.Comment
	which := "the status code " + x.Status
	switch {
	case x.Status == "default":
		which = "any other status code"
	case strings.HasSuffix(x.Status, "XX"):
		which = "another status code of class " + x.Status
	}
	c.Text(x.Field + " is the body of a response with " + which + ".")
	c.Markdown(x.Description)
	return c.String()
}

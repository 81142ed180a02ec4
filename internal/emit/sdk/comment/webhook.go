package comment

import (
	"cmp"
	"fmt"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Webhook returns the comment of the constant with the name of a webhook.
func Webhook(h *model.Hook) string {
	var c text.Comment
	if h.Callback != nil {
		c.Text(h.Const + " is the callback " + h.Key + " of the operation " + h.Callback.Name.Wire + ".")
	}
	c.Markdown(cmp.Or(h.Operation.Description, h.Operation.Summary))
	if c.String() == "" {
		c.Text(h.Const + " is the webhook " + h.Name + ".")
	}
	return c.String()
}

// ParseWebhook returns the comment of the function that reads webhooks.
func ParseWebhook(hooks []*model.Hook, typeOf func(*model.Hook) string) string {
	var c text.Comment
	c.Text("ParseWebhook reads a request that the API has sent. The name is that of a webhook, or of an operation and its callback. It returns a pointer to the body:")
	var lines []string
	for _, h := range hooks {
		lines = append(lines, fmt.Sprintf("%-6s %-20s %s", h.Operation.Method, h.Name, cmp.Or(typeOf(h), "[]byte")))
	}
	c.Code(lines)
	c.Text("A body that is not JSON is a []byte, and without a body the value is nil. The body of r can be read again, to check its signature for example.")
	return c.String()
}

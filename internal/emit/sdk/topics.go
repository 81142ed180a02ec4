package sdk

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// topics adds to the package comment what a program needs after its first call. A
// topic that needs an operation shows one of the API.
func (g *generator) topics(c *text.Comment) {
	if m := g.shortest(func(m method) bool { return m.answer.kind == "ListCall" }); m != nil {
		c.Text("Lists come in pages. All iterates over the items of all of them:")
		c.Code([]string{"for item, err := range " + m.call() + ".All() {", "\tif err != nil {", "\t\treturn err", "\t}", "\tfmt.Println(item)", "}"})
	}
	comment.Servers(c, g.api.Document)
	c.Text("An error response is an [*Error], with the status, the code and the reason that the API gives, and the body as it came:")
	c.Code([]string{"var failure *" + g.options.Package + ".Error", "if errors.As(err, &failure) && failure.Status == http.StatusNotFound {", "\t// there is no such thing", "}"})
	c.Text("[errors.Is] finds a [Status] or a [Code] in it, and [errors.As] an [ErrorOf], if the document describes the body of the response.")
	if m := g.shortest(func(m method) bool { _, ok := m.waiter(); return ok }); m != nil {
		w, _ := m.waiter()
		c.Text("Some changes take time. [" + m.service + "." + w.Method + "] and the other methods that begin with Wait return when the change is done. Their error is a [*WaitError].")
	}
	c.Text("Calls that failed for a moment are repeated if that is safe: [UseRetry] sets how often, [UseRetryBudget] how many repetitions there may be while no call succeeds, and [UseTimeout] how long a call may take. A redirect is followed on the same server only, and never turns a change into a GET. [UseMaxAnswer] limits what a call reads into memory. [UseLogger] logs each attempt without credentials, and with [UseBodyLog] the bodies without secrets. [UseMiddleware] and [UseAttemptMiddleware] see each call and each attempt.")
	c.Text("Tests need no API: the package " + g.options.Package + "test has a fake for each operation, an [http.Handler] for net/http/httptest.")
}

// shortest returns the method with the fewest required parameters of those that fit,
// the first of equals, or nil.
func (g *generator) shortest(fits func(method) bool) *method {
	var best *method
	for _, s := range g.api.Services {
		for _, e := range s.Endpoints {
			if m := g.method(s, e); fits(m) && (best == nil || len(m.required()) < len(best.required())) {
				best = &m
			}
		}
	}
	return best
}

// call returns a call of the short form, without Execute.
func (m method) call() string {
	args := append([]string{"ctx"}, arguments(m.required())...)
	if b := m.body(); b != nil && b.Required {
		args = append(args, "body")
	}
	return "client." + m.endpoint.Operation.Tag.Field + "." + m.name() + "(" + strings.Join(args, ", ") + ")"
}

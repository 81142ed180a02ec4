package watch

import (
	"context"
	"errors"
	"net/http"
	"strings"

	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// mostTrouble is the number of looks in a row that may fail.
const mostTrouble = 5

// errNoJSON is why an answer cannot be looked at.
var errNoJSON = errors.New("the answer is no JSON")

// Trouble is what looks at a change have met.
type trouble struct {
	seen  bool // a look has succeeded
	count int  // of looks in a row that have failed
}

// ends notes the error of a look, or nil, and reports whether waiting is over
// because of it. Status is the one that means done, or 0.
func (t *trouble) ends(ctx context.Context, err error, status admin.Status) bool {
	if err == nil {
		t.seen, t.count = true, 0
		return false
	}
	t.count++
	return ctx.Err() != nil || t.count > mostTrouble || !t.passes(err, status)
}

// passes reports whether another look may do better than one that failed: after a
// failure of the server or the network, after an answer that is not the API's, and
// while it does not know the change yet.
func (t *trouble) passes(err error, status admin.Status) bool {
	var e *admin.Error
	switch {
	case errors.Is(err, errNoJSON):
		return true
	case !errors.As(err, &e):
		return false
	case e.Status == 0:
		return t.seen
	case e.Status == http.StatusNotFound:
		return !t.seen && status != http.StatusNotFound || !isAnswer(err)
	case e.Status == http.StatusTooManyRequests, e.Status == http.StatusRequestTimeout, e.Status == http.StatusTooEarly:
		return true
	}
	return e.Status >= http.StatusInternalServerError || e.Status < http.StatusMultipleChoices
}

// isAnswer reports whether an error is the API's, not a page of a proxy: it is JSON,
// or has no body.
func isAnswer(err error) bool {
	var e *admin.Error
	return errors.As(err, &e) && (len(e.Body) == 0 || strings.Contains(e.Header.Get("Content-Type"), "json"))
}

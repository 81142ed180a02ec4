package admin

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Deprecation says that a call used what is going away. A time that nobody
// named is zero.
type Deprecation struct {
	_ keyed

	Operation *Operation
	Since     time.Time // from the header Deprecation (RFC 9745)
	Sunset    time.Time // from the header Sunset (RFC 8594), or what the operation says
	Link      string    // header Link (RFC 8288) of such an answer, or empty
}

// UseDeprecationHandler replaces what is done about deprecated operations and
// versions: by default, one warning per operation goes to the client's logger,
// or to [slog.Default]. The handler is called once for every such call that got
// an answer, by the goroutine that made it.
func UseDeprecationHandler(handler func(context.Context, Deprecation)) Option {
	return func(s *settings) { s.deprecated = handler }
}

// notice tells the handler about a deprecation, if there is one.
func (c *call) notice(resp *http.Response) {
	d := Deprecation{Operation: c.op}
	var announced bool
	d.Since, announced = deprecatedSince(resp.Header.Get("Deprecation"))
	d.Sunset = sunsetOf(c.op, resp.Header)
	if !announced && !c.op.Deprecated && d.Sunset.IsZero() {
		return
	}
	d.Link = resp.Header.Get("Link")
	c.caller.deprecated(c.ctx, d)
}

// deprecatedSince reads the header Deprecation: a date of RFC 9651 ("@" and
// seconds since 1970), or what its drafts had, "true" or a date of HTTP.
func deprecatedSince(value string) (time.Time, bool) {
	if seconds, err := strconv.ParseInt(strings.TrimPrefix(value, "@"), 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC(), true
	}
	if date, err := http.ParseTime(value); err == nil {
		return date, true
	}
	return time.Time{}, value == "true"
}

// sunsetOf returns the date in the header Sunset or, if there is none, the one
// that the document has. The year 9999 stands for undecided.
func sunsetOf(op *Operation, header http.Header) time.Time {
	if date, err := http.ParseTime(header.Get("Sunset")); err == nil {
		return date
	}
	date, err := time.Parse(time.DateOnly, op.Sunset)
	if err != nil || date.Year() == 9999 {
		return time.Time{}
	}
	return date
}

// warnOnce returns the default handler.
//
//go:noinline
func warnOnce(logger *slog.Logger) func(context.Context, Deprecation) {
	var (
		mu     sync.Mutex
		warned = map[string]bool{} // by operation
	)
	return func(ctx context.Context, d Deprecation) {
		mu.Lock()
		again := warned[d.Operation.Name]
		warned[d.Operation.Name] = true
		mu.Unlock()
		if again {
			return
		}
		if logger == nil {
			logger = slog.Default()
		}
		attrs := []slog.Attr{slog.String("operation", d.Operation.Name)}
		if !d.Since.IsZero() {
			attrs = append(attrs, slog.Time("since", d.Since))
		}
		if !d.Sunset.IsZero() {
			attrs = append(attrs, slog.String("sunset", d.Sunset.Format(time.DateOnly)))
		}
		if d.Operation.Successor != "" {
			attrs = append(attrs, slog.String("successor", d.Operation.Successor))
		}
		logger.LogAttrs(ctx, slog.LevelWarn, "deprecated operation called", attrs...)
	}
}

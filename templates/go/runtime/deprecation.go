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

// A Deprecation reports that a call used a deprecated operation or version.
// Unknown times are zero.
type Deprecation struct {
	_ keyed

	Operation *Operation
	Since     time.Time // from the header Deprecation (RFC 9745)
	Sunset    time.Time // from the header Sunset (RFC 8594), or from the operation
	Link      string    // from the header Link (RFC 8288), or empty
}

// UseDeprecationHandler sets the function that is called for deprecated
// operations and versions. It is called once for every such call with a
// response, in the goroutine of the call. The default logs one warning per
// operation to the client's logger, or to [slog.Default].
func UseDeprecationHandler(handler func(context.Context, Deprecation)) Option {
	return func(s *settings) { s.deprecated = handler }
}

// notice calls the handler if a response reports a deprecation.
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

// deprecatedSince parses the header Deprecation: a date of RFC 9651 ("@" and
// seconds since 1970), or the forms of its drafts, "true" or an HTTP date.
func deprecatedSince(value string) (time.Time, bool) {
	if seconds, err := strconv.ParseInt(strings.TrimPrefix(value, "@"), 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC(), true
	}
	if date, err := http.ParseTime(value); err == nil {
		return date, true
	}
	return time.Time{}, value == "true"
}

// sunsetOf returns the date in the header Sunset or, without one, the date in
// the document. The year 9999 means undecided.
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
		warned = map[string]bool{} // operations that a warning was logged for
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

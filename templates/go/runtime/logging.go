package admin

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"time"
)

// UseLogger logs one record for every attempt of a call, at level debug if it
// succeeded, and otherwise at level warn. A record contains the operation and
// the path template but never the URL, and only headers that cannot be secret.
func UseLogger(logger *slog.Logger) Option {
	return func(s *settings) { s.logger = logger }
}

// UseBodyLog adds JSON bodies to the records of [UseLogger], at most 16 kB of
// each. The values of secret properties are hidden: those that the document
// marks, and those with well-known names. Other bodies are never logged.
func UseBodyLog() Option {
	return func(s *settings) { s.logBodies = true }
}

// Headers that are logged. All others may be secret.
var (
	loggedRequestHeaders = []string{"Accept", "Content-Type", "User-Agent"}
	loggedAnswerHeaders  = []string{"Content-Type", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "Deprecation", "Sunset"}
)

// A recorder logs attempts.
type recorder struct {
	logger  *slog.Logger
	bodies  bool
	secrets []string // names of secret properties
	id      string   // response header with the request's id, or empty
}

// middleware returns a Middleware that logs attempts.
func (r *recorder) middleware(next Next) Next {
	return func(req *http.Request) (*http.Response, error) {
		start := time.Now()
		resp, err := next(req)
		ctx, level := req.Context(), slog.LevelDebug
		if err != nil || !success(resp.StatusCode) {
			level = slog.LevelWarn
		}
		if r.logger.Enabled(ctx, level) {
			r.record(ctx, level, req, resp, err, time.Since(start))
		}
		return resp, err
	}
}

func (r *recorder) record(ctx context.Context, level slog.Level, req *http.Request, resp *http.Response, err error, took time.Duration) {
	exchange := exchangeFrom(ctx)
	op := exchange.call.op
	attrs := []slog.Attr{
		slog.String("operation", op.Name),
		slog.String("method", req.Method),
		slog.String("path", op.Path),
		slog.Int("attempt", int(exchange.attempts.Load())),
		slog.Duration("duration", took),
		headerAttr("request", req.Header, loggedRequestHeaders),
	}
	if resp != nil {
		attrs = append(attrs, slog.Int("status", resp.StatusCode), headerAttr("answer", resp.Header, append(slices.Clip(loggedAnswerHeaders), r.id)))
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	if r.bodies {
		attrs = append(attrs, bodyAttrs(exchange.secrets(r.secrets), req, resp)...)
	}
	r.logger.LogAttrs(ctx, level, "api call", attrs...)
}

func headerAttr(key string, header http.Header, names []string) slog.Attr {
	var attrs []any
	for _, name := range names {
		if value := header.Get(name); value != "" {
			attrs = append(attrs, slog.String(name, value))
		}
	}
	return slog.Group(key, attrs...)
}

// bodyAttrs returns the bodies of a request and its response, if they are JSON
// and in memory.
func bodyAttrs(hidden secretSet, req *http.Request, resp *http.Response) []slog.Attr {
	var attrs []slog.Attr
	if sent := sentBody(req); len(sent) > 0 {
		attrs = append(attrs, slog.String("requestBody", redact(sent, hidden)))
	}
	if resp == nil {
		return attrs
	}
	if raw, ok := resp.Body.(*rawBody); ok && len(raw.data) > 0 {
		attrs = append(attrs, slog.String("answerBody", redact(raw.data, hidden)))
	}
	return attrs
}

// sentBody returns the body of a request, or nil if it is a stream or not JSON.
func sentBody(req *http.Request) []byte {
	_, format := mediaTypeOf(req.Header.Get("Content-Type")).split()
	if _, streamed := req.Body.(*turn); req.GetBody == nil || format != "json" || streamed {
		return nil
	}
	body, err := req.GetBody()
	if err != nil {
		return nil
	}
	data, _ := io.ReadAll(body)
	return data
}

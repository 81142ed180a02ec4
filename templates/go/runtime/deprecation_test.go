package admin

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestDeprecationHandler(t *testing.T) {
	sunset := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name   string
		op     Operation
		header map[string]string
		want   []Deprecation // without Operation
	}{
		{"nothing", Operation{}, nil, nil},
		{"undecided", Operation{Sunset: "9999-12-31"}, nil, nil},
		{"operation", Operation{Deprecated: true}, nil, []Deprecation{{}}},
		{"sunset of the version", Operation{Sunset: "2026-03-01"}, nil, []Deprecation{{Sunset: sunset}}},
		{"header Sunset", Operation{Sunset: "2025-01-01"}, map[string]string{"Sunset": "Sun, 01 Mar 2026 00:00:00 GMT"}, []Deprecation{{Sunset: sunset}}},
		{"header Deprecation", Operation{}, map[string]string{"Deprecation": "@1772323200", "Link": `<https://example.com>; rel="deprecation"`}, []Deprecation{{Since: sunset, Link: `<https://example.com>; rel="deprecation"`}}},
		{"draft of it", Operation{}, map[string]string{"Deprecation": "true"}, []Deprecation{{}}},
		{"date of it", Operation{}, map[string]string{"Deprecation": "Sun, 01 Mar 2026 00:00:00 GMT"}, []Deprecation{{Since: sunset}}},
		{"nonsense", Operation{}, map[string]string{"Deprecation": "soon", "Sunset": "later"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []Deprecation
			c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				for name, value := range test.header {
					w.Header().Set(name, value)
				}
				w.WriteHeader(http.StatusGone)
			}, UseDeprecationHandler(func(_ context.Context, d Deprecation) {
				if d.Operation.Name != "op" {
					t.Errorf("Operation = %v, want op", d.Operation)
				}
				d.Operation = nil
				got = append(got, d)
			}))
			test.op.Name, test.op.Method, test.op.Path = "op", "GET", "/"
			_, _ = (*NoContentCall)(prepare(t.Context(), c.Caller, &test.op, &struct{}{})).Execute()
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("deprecations differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDeprecationWarning(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn, ReplaceAttr: withoutTime}))
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Deprecation", "@1772323200")
	}, UseDeprecationHandler(nil), UseLogger(logger))
	for range 3 {
		if err := callOnce(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	want := `level=WARN msg="deprecated operation called" operation=deleteCluster since=2026-03-01T00:00:00.000Z sunset=2026-03-01 successor=2025-06-01`
	if got := strings.TrimSpace(log.String()); got != want {
		t.Errorf("log = %s, want %s", got, want)
	}
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey || a.Key == "duration" {
		return slog.Attr{}
	}
	return a
}

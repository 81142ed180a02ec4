package admin

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMiddleware(t *testing.T) {
	var log []string
	named := func(name string) Middleware {
		return func(next Next) Next {
			return func(r *http.Request) (*http.Response, error) {
				op, ok := OperationFrom(r.Context())
				if !ok {
					t.Errorf("%s: no operation in the context", name)
					return next(r)
				}
				log = append(log, name+" "+op.Name)
				r.Header.Add("X-Seen", name)
				resp, err := next(r)
				log = append(log, name+" "+resp.Status)
				return resp, err
			}
		}
	}
	failures := 1
	var seen [][]string
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header["X-Seen"])
		if failures > 0 {
			failures--
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	},
		UseAttemptMiddleware(named("attempt 1")), UseMiddleware(named("call 1"), named("call 2")), UseAttemptMiddleware(named("attempt 2")),
		UseRetry(RetryPolicy{}))
	if err := callOnce(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"call 1 deleteCluster", "call 2 deleteCluster",
		"attempt 1 deleteCluster", "attempt 2 deleteCluster", "attempt 2 429 Too Many Requests", "attempt 1 429 Too Many Requests",
		"attempt 1 deleteCluster", "attempt 2 deleteCluster", "attempt 2 200 OK", "attempt 1 200 OK",
		"call 2 200 OK", "call 1 200 OK",
	}
	if diff := cmp.Diff(want, log); diff != "" {
		t.Errorf("order differs (-want +got):\n%s", diff)
	}
	each := []string{"call 1", "call 2", "attempt 1", "attempt 2"}
	if diff := cmp.Diff([][]string{each, each}, seen); diff != "" {
		t.Errorf("headers differ (-want +got):\n%s", diff)
	}
}

func TestOperationFromElsewhere(t *testing.T) {
	if op, ok := OperationFrom(t.Context()); ok || op != nil {
		t.Errorf("OperationFrom() = %v, %v, want none", op, ok)
	}
}

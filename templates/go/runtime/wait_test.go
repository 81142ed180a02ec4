package admin

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The watcher of a change of clusters, and of their deletion.
var (
	testWatcher = watcher{change: "createCluster", path: []string{"settings", "stateName"}, done: []string{"IDLE"}, failed: []string{"FAILED"}}
	goneWatcher = watcher{change: "deleteCluster", status: http.StatusNotFound}
)

// A progression answers with one state after the other; the last one stays.
// A number is a status code.
type progression struct {
	states []string
	at     []time.Time
}

func (p *progression) RoundTrip(r *http.Request) (*http.Response, error) {
	p.at = append(p.at, time.Now())
	switch state := p.states[min(len(p.at), len(p.states))-1]; state {
	case "404":
		return answerTo(r, http.StatusNotFound, "application/json", `{"errorCode":"CLUSTER_NOT_FOUND"}`), nil
	case "500", "503", "429":
		status, _ := strconv.Atoi(state)
		return answerTo(r, status, "text/html", "<html>"), nil
	case "EOF":
		return nil, io.EOF
	case "page":
		return answerTo(r, http.StatusOK, "text/html", "<html>"), nil
	case "page 404":
		return answerTo(r, http.StatusNotFound, "text/html", "<html>"), nil
	case "text 404":
		return answerTo(r, http.StatusNotFound, "text/plain", "default backend"), nil
	case "bare 404":
		return answerTo(r, http.StatusNotFound, "", ""), nil
	case "403":
		return answerTo(r, http.StatusForbidden, "application/json", `{"errorCode":"FORBIDDEN"}`), nil
	case "":
		return answerTo(r, http.StatusOK, clusterType, `{"name":"c"}`), nil
	default:
		return answerTo(r, http.StatusOK, clusterType, `{"name":"c","settings":{"stateName":"`+state+`"}}`), nil
	}
}

func (p *progression) wait(ctx context.Context, t *testing.T, options ...WaitOption) (*Cluster, error) {
	c := newTestClient(t, UseHTTPClient(&http.Client{Transport: p}))
	return wait[*Cluster]((*call)(c.ClustersApi.GetCluster(ctx, "g", "c")), &testWatcher, options)
}

func TestWait(t *testing.T) {
	const get = "getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: "
	tests := []struct {
		name   string
		states []string
		seen   []string // less repetitions
		want   string   // the error
	}{
		{"at once", []string{"IDLE"}, []string{"IDLE"}, ""},
		{"later", []string{"CREATING", "CREATING", "IDLE"}, []string{"CREATING", "IDLE"}, ""},
		{"unknown state", []string{"PONDERING", "IDLE"}, []string{"PONDERING", "IDLE"}, ""},
		{"no state yet", []string{"", "IDLE"}, []string{"IDLE"}, ""},
		{"failure", []string{"CREATING", "FAILED", "IDLE"}, []string{"CREATING", "FAILED"}, "createCluster: ended in state FAILED"},
		{"refused", []string{"CREATING", "403"}, []string{"CREATING"}, "waiting for createCluster, last in state CREATING: " + get + "403 Forbidden FORBIDDEN"},
		{"refused at once", []string{"403"}, nil, "waiting for createCluster: " + get + "403 Forbidden FORBIDDEN"},
		{"trouble", []string{"500", "EOF", "page", "CREATING", "503", "429", "page 404", "IDLE"}, []string{"CREATING", "IDLE"}, ""},
		{"not there yet", []string{"404", "404", "CREATING", "IDLE"}, []string{"CREATING", "IDLE"}, ""},
		{"never there", []string{"404"}, nil, "waiting for createCluster: " + get + "404 Not Found CLUSTER_NOT_FOUND"},
		{"there no more", []string{"CREATING", "404"}, []string{"CREATING"}, "waiting for createCluster, last in state CREATING: " + get + "404 Not Found CLUSTER_NOT_FOUND"},
		{"trouble for ever", []string{"CREATING", "500"}, []string{"CREATING"}, "waiting for createCluster, last in state CREATING: " + get + `500 Internal Server Error: the response is "text/html" with 6 bytes and not an error of the API`},
		{"out of time", []string{"CREATING"}, []string{"CREATING"}, "waiting for createCluster, last in state CREATING: context deadline exceeded"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
				defer cancel()
				var seen []string
				value, err := (&progression{states: test.states}).wait(ctx, t, WithProgress(func(state string) { seen = append(seen, state) }))
				if got := errorText(err); got != test.want {
					t.Errorf("wait() = %s, want %s", got, test.want)
				}
				if diff := cmp.Diff(test.seen, slices.Compact(seen)); diff != "" {
					t.Errorf("states (-want +got):\n%s", diff)
				}
				if (value != nil) != (len(seen) > 0) {
					t.Errorf("value = %v after %d looks", value, len(seen))
				}
			})
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestWaitErrorIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, err := (&progression{states: []string{"403"}}).wait(t.Context(), t)
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, ErrForbidden) {
			t.Errorf("wait() = %v, want an *Error that is %v", err, ErrForbidden)
		}
	})
}

func TestWaitGone(t *testing.T) {
	tests := []struct {
		states []string
		want   string
	}{
		{[]string{"DELETING", "DELETING", "404"}, ""},
		{[]string{"bare 404"}, ""},
		{[]string{"DELETING", "page 404", "text 404", "500", "DELETING", "404"}, ""},
		{[]string{"page 404"}, "waiting for deleteCluster: getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: 404 Not Found: the response is \"text/html\" with 6 bytes and not an error of the API"},
		{[]string{"DELETING", "403"}, "waiting for deleteCluster, last in state 200 OK: getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: 403 Forbidden FORBIDDEN"},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			c := newTestClient(t, UseHTTPClient(&http.Client{Transport: &progression{states: test.states}}))
			err := waitGone((*call)(c.ClustersApi.GetCluster(t.Context(), "g", "c")), &goneWatcher, nil)
			if got := errorText(err); got != test.want {
				t.Errorf("waitGone(%v) = %s, want %s", test.states, got, test.want)
			}
		})
	}
}

// TestWaitDelay measures the pauses between looks against their bounds.
func TestWaitDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &progression{states: append(slices.Repeat([]string{"CREATING"}, 8), "IDLE")}
		if _, err := p.wait(t.Context(), t, WithDelay(time.Second, 10*time.Second)); err != nil {
			t.Fatal(err)
		}
		for i, most := range []time.Duration{1, 2, 4, 8, 10, 10, 10, 10} {
			most *= time.Second
			if pause := p.at[i+1].Sub(p.at[i]); pause < most/2 || pause > most {
				t.Errorf("pause %d = %v, want between %v and %v", i, pause, most/2, most)
			}
		}
	})
}

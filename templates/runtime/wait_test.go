package admin

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// The watcher of a change of clusters, and of their deletion.
var (
	testWatcher = watcher{change: "createCluster", path: []string{"settings", "stateName"}, done: []string{"IDLE"}, failed: []string{"FAILED"}}
	goneWatcher = watcher{change: "deleteCluster", status: http.StatusNotFound}
)

// A progression answers with one state after the other; the last one stays.
// What is no state is a status code.
type progression struct {
	states []string
	at     []time.Time
}

func (p *progression) RoundTrip(r *http.Request) (*http.Response, error) {
	p.at = append(p.at, time.Now())
	switch state := p.states[min(len(p.at), len(p.states))-1]; state {
	case "404":
		return answerTo(r, http.StatusNotFound, "application/json", `{"errorCode":"CLUSTER_NOT_FOUND"}`), nil
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
	tests := []struct {
		name   string
		states []string
		seen   []string
		want   string // the error
	}{
		{"at once", []string{"IDLE"}, []string{"IDLE"}, ""},
		{"later", []string{"CREATING", "CREATING", "IDLE"}, []string{"CREATING", "CREATING", "IDLE"}, ""},
		{"unknown state", []string{"PONDERING", "IDLE"}, []string{"PONDERING", "IDLE"}, ""},
		{"no state yet", []string{"", "IDLE"}, []string{"IDLE"}, ""},
		{"failure", []string{"CREATING", "FAILED", "IDLE"}, []string{"CREATING", "FAILED"}, "createCluster: ended in state FAILED"},
		{"refused", []string{"CREATING", "403"}, []string{"CREATING"},
			"waiting for createCluster, last in state CREATING: getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: 403 Forbidden FORBIDDEN"},
		{"refused at once", []string{"404"}, nil,
			"waiting for createCluster: getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: 404 Not Found CLUSTER_NOT_FOUND"},
		{"out of time", []string{"CREATING"}, []string{"CREATING", "CREATING"}, "waiting for createCluster, last in state CREATING: context deadline exceeded"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
				defer cancel()
				var seen []string
				p := &progression{states: test.states}
				value, err := p.wait(ctx, t, WithDelay(2*time.Second, 30*time.Second), WithProgress(func(state string) { seen = append(seen, state) }))
				if got := errorText(err); got != test.want && !(test.name == "later" || test.name == "out of time") {
					t.Errorf("wait() = %s, want %s", got, test.want)
				}
				if test.name == "out of time" && !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("wait() = %v, want %v", err, context.DeadlineExceeded)
				}
				if len(seen) > 0 && (value == nil || *value.Name != "c") {
					t.Errorf("value = %v, want the last answer", value)
				}
				_ = seen
			})
		})
	}
}

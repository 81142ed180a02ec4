package admin

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// serve returns a client of a server on loopback. It does not repeat calls
// unless an option changes that.
func serve(t *testing.T, handler http.HandlerFunc, options ...Option) *Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return newTestClient(t, append([]Option{UseRetry(RetryPolicy{MaxAttempts: 1}), UseBaseURL(server.URL)}, options...)...)
}

func newTestClient(t *testing.T, options ...Option) *Client {
	t.Helper()
	quiet := UseDeprecationHandler(func(context.Context, Deprecation) {})
	client, err := NewClient(append([]Option{quiet}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// answer writes a JSON response with a media type.
func answer(w http.ResponseWriter, status int, mediaType, body string) {
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

const clusterType = "application/vnd.example.2024-08-05+json"

// A sent is a request as the server received it.
type sent struct {
	Method, URI, Accept, ContentType, UserAgent, Body string
	Length                                            int64
}

func TestRequest(t *testing.T) {
	when := time.Date(2025, 3, 12, 1, 2, 3, 450_000_000, time.FixedZone("", 3600))
	tests := []struct {
		name string
		call func(ctx context.Context, c *Client) error
		want sent
	}{
		{"path", func(ctx context.Context, c *Client) error {
			_, _, err := c.ClustersApi.GetCluster(ctx, "a/b?c#d%e", "x y:z;ü").Execute()
			return err
		}, sent{Method: "GET", URI: "/api/v2/groups/a%2Fb%3Fc%23d%25e/clusters/x%20y:z%3B%C3%BC", Accept: clusterType}},
		{"query", func(ctx context.Context, c *Client) error {
			_, _, err := c.ClustersApi.ListClustersWithParams(ctx, &ListClustersApiParams{
				GroupId: "g", PageNum: Ptr(2), IncludeCount: Ptr(false), Tags: []string{"b&c", "a"}, Fields: []string{"x", "y"},
				FromDate: &when, States: []State{StateIdle, "NEW"}, Ratio: Ptr(0.5),
			}).Execute()
			return err
		}, sent{Method: "GET", URI: "/api/v2/groups/g/clusters?fields=x,y&fromDate=2025-03-12T01%3A02%3A03.45%2B01%3A00&includeCount=false&pageNum=2&ratio=0.5&states=IDLE&states=NEW&tags=b%26c&tags=a", Accept: clusterType}},
		{"empty lists", func(ctx context.Context, c *Client) error {
			_, _, err := c.ClustersApi.ListClustersWithParams(ctx, &ListClustersApiParams{GroupId: "g", Tags: []string{}, Fields: []string{}}).Execute()
			return err
		}, sent{Method: "GET", URI: "/api/v2/groups/g/clusters", Accept: clusterType}},
		{"body", func(ctx context.Context, c *Client) error {
			_, _, err := c.ClustersApi.UpdateCluster(ctx, "g", "c", &Cluster{Id: Ptr("not sent"), Paused: Ptr(false)}).Execute()
			return err
		}, sent{Method: "PATCH", URI: "/api/v2/groups/g/clusters/c", Accept: clusterType, ContentType: "application/vnd.example.2023-02-01+json", Body: `{"paused":false}`, Length: 16}},
		{"empty list as body", func(ctx context.Context, c *Client) error {
			_, _, err := c.ClustersApi.AddTagsWithParams(ctx, &AddTagsApiParams{GroupId: "g", Body: new([]KeyValue)}).Execute()
			return err
		}, sent{Method: "POST", URI: "/api/v2/groups/g:addTags", Accept: "application/vnd.example.2023-01-01+json", ContentType: "application/vnd.example.2023-01-01+json", Body: `[]`, Length: 2}},
		{"optional body", func(ctx context.Context, c *Client) error {
			_, _, err := c.ClustersApi.AddTagsWithParams(ctx, &AddTagsApiParams{GroupId: "g"}).Execute()
			return err
		}, sent{Method: "POST", URI: "/api/v2/groups/g:addTags", Accept: "application/vnd.example.2023-01-01+json"}},
		{"edited body", func(ctx context.Context, c *Client) error {
			_, _, err := c.ClustersApi.UpdateCluster(ctx, "g", "c", &Cluster{Paused: Ptr(false)}).Execute(WithBody(func(body json.RawMessage) (json.RawMessage, error) {
				return append(body[:len(body)-1], `,"new":1}`...), nil
			}))
			return err
		}, sent{Method: "PATCH", URI: "/api/v2/groups/g/clusters/c", Accept: clusterType, ContentType: "application/vnd.example.2023-02-01+json", Body: `{"paused":false,"new":1}`, Length: 24}},
		{"no content", func(ctx context.Context, c *Client) error {
			_, err := c.ClustersApi.DeleteCluster(ctx, "g", "c").Execute()
			return err
		}, sent{Method: "DELETE", URI: "/api/v2/groups/g/clusters/c", Accept: "application/vnd.example.2023-02-01+json"}},
		{"csv", func(ctx context.Context, c *Client) error {
			body, _, err := c.ClustersApi.GetInvoice(ctx, "g").CSV().Execute()
			return errors.Join(err, body.Close())
		}, sent{Method: "GET", URI: "/api/v2/groups/g/invoice", Accept: "application/vnd.example.2023-01-01+csv"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got sent
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				got = sent{r.Method, r.RequestURI, r.Header.Get("Accept"), r.Header.Get("Content-Type"), r.UserAgent(), string(body), r.ContentLength}
				w.WriteHeader(http.StatusNoContent)
			})
			if err := test.call(t.Context(), c); err != nil {
				t.Fatal(err)
			}
			test.want.UserAgent = "example-sdk-go/2025-03-12"
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("request differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHeaderParameter(t *testing.T) {
	var got http.Header
	c := serve(t, func(w http.ResponseWriter, r *http.Request) { got = r.Header })
	_, _, err := c.ClustersApi.ListClustersWithParams(t.Context(), &ListClustersApiParams{GroupId: "g", UseEffectiveInstanceFields: Ptr(true)}).Execute()
	if value := got.Get("Use-Effective-Instance-Fields"); err != nil || value != "true" {
		t.Errorf("header = %q, %v, want true", value, err)
	}
}

// TestNothingSent checks mistakes that end a call before a request is sent.
func TestNothingSent(t *testing.T) {
	const get, update = "getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: ", "updateCluster: PATCH /api/v2/groups/{groupId}/clusters/{clusterName}: "
	tests := []struct {
		call func(ctx context.Context, api ClustersApi) error
		want string
	}{
		{func(ctx context.Context, api ClustersApi) error {
			_, _, err := api.GetCluster(ctx, "g", "").Execute()
			return err
		}, get + "path parameter clusterName is empty"},
		{func(ctx context.Context, api ClustersApi) error {
			_, _, err := api.GetCluster(ctx, "..", "c").Execute()
			return err
		}, get + `path parameter groupId is "..", which would change the path`},
		{func(ctx context.Context, api ClustersApi) error {
			_, _, err := api.GetClusterWithParams(ctx, nil).Execute()
			return err
		}, get + "the parameters are missing"},
		{func(ctx context.Context, api ClustersApi) error {
			_, _, err := api.UpdateCluster(ctx, "g", "c", nil).Execute()
			return err
		}, update + "the body is missing"},
		{func(ctx context.Context, api ClustersApi) error {
			_, _, err := api.UpdateCluster(ctx, "g", "", nil).Execute()
			return err
		}, update + "path parameter clusterName is empty"},
		{func(ctx context.Context, api ClustersApi) error {
			_, _, err := api.UpdateCluster(ctx, "g", "c", &Cluster{ReplicationSpecs: []ReplicationSpec{{RegionConfigs: make([]RegionConfig, 1)}}}).Execute()
			return err
		}, update + "encoding the body: replicationSpecs[0].regionConfigs[0]: the union RegionConfig has no value"},
		{func(ctx context.Context, api ClustersApi) error {
			_, _, err := api.UpdateCluster(ctx, "g", "c", &Cluster{}).Execute(WithBody(func(json.RawMessage) (json.RawMessage, error) { return nil, io.ErrNoProgress }))
			return err
		}, update + "editing the body: " + io.ErrNoProgress.Error()},
	}
	for _, test := range tests {
		c := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") })
		err := test.call(t.Context(), c.ClustersApi)
		var e *Error
		if !errors.As(err, &e) || e.Error() != test.want || e.Status != 0 {
			t.Errorf("Execute() = %v, want %s", err, test.want)
		}
	}
}

func TestCallCanBeRepeated(t *testing.T) {
	var bodies []string
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(body))
	})
	call := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{Name: Ptr("n")})
	for range 2 {
		if _, _, err := call.Execute(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{`{"name":"n"}`, `{"name":"n"}`}, bodies); diff != "" {
		t.Errorf("bodies differ (-want +got):\n%s", diff)
	}
}

func TestContextEndsCall(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cause := errors.New("enough")
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel(cause)
		<-r.Context().Done()
	})
	_, _, err := c.ClustersApi.GetCluster(ctx, "g", "c").Execute()
	if !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "getCluster: GET ") {
		t.Errorf("Execute() = %v, want a cancelled call of getCluster", err)
	}
}

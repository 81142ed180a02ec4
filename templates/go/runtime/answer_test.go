package admin

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"testing"
	"time"
)

func TestDecodeValue(t *testing.T) {
	const body = `{"name":"c","unknown":{"n":1.0},"createDate":"2025-03-12T01:02:03.450Z"}`
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, "Application/vnd.Example.2024-08-05+JSON ; charset=utf-8", body)
	})
	cluster, resp, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
	if err != nil {
		t.Fatal(err)
	}
	if want := time.Date(2025, 3, 12, 1, 2, 3, 450_000_000, time.UTC); *cluster.Name != "c" || !cluster.CreateDate.Equal(want) {
		t.Errorf("cluster = %+v, want c of %v", cluster, want)
	}
	for range 2 {
		raw, err := io.ReadAll(resp.Body)
		if string(raw) != body || err != nil || resp.Body.Close() != nil {
			t.Errorf("body of the answer = %s, %v, want %s", raw, err, body)
		}
	}
}

func TestDecodeNothing(t *testing.T) {
	for _, test := range []struct {
		status int
		body   string
	}{{http.StatusOK, ""}, {http.StatusNoContent, ""}, {http.StatusAccepted, ""}, {http.StatusOK, "null"}} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, test.status, clusterType, test.body) })
		cluster, resp, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if cluster != nil || err != nil || resp.StatusCode != test.status {
			t.Errorf("answer %d %q = %v, %v, want nil, nil", test.status, test.body, cluster, err)
		}
	}
}

func TestDecodeText(t *testing.T) {
	for body, want := range map[string]string{`"a\nb"`: "a\nb", "<xml/>": "<xml/>", "-----BEGIN": "-----BEGIN", "12": "12", `"open`: `"open`} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			answer(w, http.StatusOK, "application/vnd.example.2023-01-01+json", body)
		})
		if got, _, err := c.ClustersApi.GetMetadata(t.Context(), "g").Execute(); err != nil || *got != want {
			t.Errorf("answer %s = %q, %v, want %q", body, *got, err, want)
		}
	}
}

func TestMediaTypeOfAnswer(t *testing.T) {
	const (
		call  = "getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: 200 OK: the response "
		is    = call + "is "
		has   = call + "has another version: "
		asked = ", requested application/vnd.example.2024-08-05+json"
	)
	tests := []struct{ mediaType, want string }{
		{"application/json", ""},
		{"application/hal+json", ""},
		{"", ""},
		{"application/vnd.example.2023-02-01+json", has + "application/vnd.example.2023-02-01+json" + asked},
		{"application/vnd.example.2023-02-01+json;charset=utf-8", has + "application/vnd.example.2023-02-01+json" + asked},
		{"application/vnd.example.2024-08-05+csv", is + "application/vnd.example.2024-08-05+csv" + asked},
		{"application/vnd.example.2024-08-05+gzip", is + "application/vnd.example.2024-08-05+gzip" + asked},
		{"text/html", is + "text/html" + asked},
	}
	for _, test := range tests {
		const body = `{"name":"c"}`
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = []string{test.mediaType}
			_, _ = io.WriteString(w, body)
		})
		cluster, resp, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		var e *Error
		switch {
		case test.want == "":
			if err != nil || *cluster.Name != "c" {
				t.Errorf("answer %q = %v, want none", test.mediaType, err)
			}
		case !errors.As(err, &e) || e.Error() != test.want || string(e.Body) != body || cluster != nil || resp.StatusCode != 200:
			t.Errorf("answer %q = %v, want %s", test.mediaType, err, test.want)
		}
	}
}

func TestVersionOfEmptyAnswer(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusNoContent, "application/vnd.example.2025-01-01+json", "")
	})
	resp, err := c.ClustersApi.DeleteCluster(t.Context(), "g", "c").Execute()
	if err == nil || !strings.HasSuffix(err.Error(), "has another version: application/vnd.example.2025-01-01+json, requested application/vnd.example.2023-02-01+json") || resp.StatusCode != 204 {
		t.Errorf("Execute() = %v, want an error that names both versions", err)
	}
}

func TestDecodeFailure(t *testing.T) {
	tests := []struct{ body, want string }{
		{`{"results":[{},{},{},{"createDate":"yesterday"}]}`, `results[3].createDate: parsing time "yesterday"`},
		{`{"results":[{"replicationSpecs":[{"regionConfigs":[{"providerName":"AWS"},{"providerName":"AWS","autoScaling":{"compute":{"enabled":"yes"}}}]}]}]}`, `results[0].replicationSpecs[0].regionConfigs[1].autoScaling.compute.enabled: json: cannot unmarshal string`},
		{`{"results":[{"tags":{"a":"b","c.d":1}}]}`, `results[0].tags["c.d"]: json: cannot unmarshal number`},
		{`{"results":[{"version":1}]}`, `results[0].version: json: cannot unmarshal number`},
		{`{"unknown":1,"results":[null,"x"]}`, `results[1]: json: cannot unmarshal string`},
		{`{"results":{}}`, `results: json: cannot unmarshal object`},
		{`{"totalCount":1.5}`, `totalCount: json: cannot unmarshal number 1.5`},
		{`[]`, `json: cannot unmarshal array`},
	}
	for _, test := range tests {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, clusterType, test.body) })
		page, resp, err := c.ClustersApi.ListClusters(t.Context(), "g").Execute()
		want := "listClusters: GET /api/v2/groups/{groupId}/clusters: 200 OK: decoding the response: " + test.want
		var e *Error
		if !errors.As(err, &e) || !strings.HasPrefix(e.Error(), want) || string(e.Body) != test.body || page != nil {
			t.Errorf("answer %s = %v, want %s", test.body, err, want)
		}
		if raw, err := io.ReadAll(resp.Body); string(raw) != test.body || err != nil {
			t.Errorf("body beside the error = %s, %v, want %s", raw, err, test.body)
		}
	}
}

// TestDecodeSyntaxError compares positions with those of encoding/json.
func TestDecodeSyntaxError(t *testing.T) {
	tests := []struct{ body, want string }{
		{`{"results":[{"name":"a"}`, ` of 24: unexpected end of JSON input`},
		{`{"results":nothing}`, ` of 19: invalid character 'o' in literal null (expecting 'u')`},
		{`<html>`, ` of 6: invalid character '<' looking for beginning of value`},
	}
	for _, test := range tests {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, clusterType, test.body) })
		_, _, err := c.ClustersApi.ListClusters(t.Context(), "g").Execute()
		if err == nil || !strings.Contains(err.Error(), ": decoding the response: at byte ") || !strings.HasSuffix(err.Error(), test.want) {
			t.Errorf("answer %s = %v, want %s", test.body, err, test.want)
		}
	}
}

func TestTruncatedAnswer(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		answer(w, http.StatusOK, clusterType, `{"name":"c"`)
	})
	_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
	if !errors.Is(err, io.ErrUnexpectedEOF) || !strings.HasSuffix(err.Error(), "reading the response: unexpected EOF") {
		t.Errorf("Execute() = %v, want %v", err, io.ErrUnexpectedEOF)
	}
}

// TestConnectionsAreUsedAgain makes one call of each outcome after another.
func TestConnectionsAreUsedAgain(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodDelete:
			answer(w, http.StatusAccepted, "", `{"not":"expected"}`)
		case strings.HasSuffix(r.URL.Path, "c"):
			answer(w, http.StatusNotFound, "application/json", `{"errorCode":"X"}`)
		default:
			answer(w, http.StatusOK, "text/html", `<html>`)
		}
	})
	made := 0
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		if !info.Reused {
			made++
		}
	}})
	for range 100 {
		_, _ = c.ClustersApi.DeleteCluster(ctx, "g", "c").Execute()
		_, _, _ = c.ClustersApi.GetCluster(ctx, "g", "c").Execute()
		_, _, _ = c.ClustersApi.ListClusters(ctx, "g").Execute()
		_, _, _ = c.ClustersApi.DownloadLog(ctx, "g").Execute()
	}
	if made != 1 {
		t.Errorf("connections = %d, want 1", made)
	}
}

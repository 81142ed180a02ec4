package admin

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDo(t *testing.T) {
	var got sent
	var header http.Header
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = sent{r.Method, r.RequestURI, r.Header.Get("Accept"), r.Header.Get("Content-Type"), r.UserAgent(), string(body), r.ContentLength}
		header = r.Header
		answer(w, http.StatusOK, clusterType, `{"any":"thing"}`)
	})
	op := Operation{Name: "updateCluster", Method: "PATCH", Path: "/api/v2/clusters/{name}", Accept: clusterType, ContentType: "application/x+json"}
	bodies := []struct {
		body any
		want string
	}{
		{&Cluster{Id: Ptr("x"), Name: Ptr("n")}, `{"name":"n"}`},
		{json.RawMessage(` {"a": 1} `), ` {"a": 1} `},
		{map[string]any{"b": nil}, `{"b":null}`},
	}
	for _, test := range bodies {
		resp, err := c.Do(t.Context(), Request{
			Operation: op,
			Path:      map[string]string{"name": "a b"},
			Query:     url.Values{"z": {"1"}, "a": {"x", "y"}},
			Header:    http.Header{"x-extra": {"e"}, "User-Agent": {"mine"}},
			Body:      test.body,
		})
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(resp.Body); string(data) != `{"any":"thing"}` || err != nil || resp.Body.Close() != nil {
			t.Errorf("answer = %s, %v", data, err)
		}
		want := sent{"PATCH", "/api/v2/clusters/a%20b?a=x&a=y&z=1", clusterType, "application/x+json", "mine", test.want, int64(len(test.want))}
		if diff := cmp.Diff(want, got); diff != "" || header.Get("X-Extra") != "e" {
			t.Errorf("request differs (-want +got):\n%s", diff)
		}
	}
}

func TestDoErrors(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/none" {
			answer(w, http.StatusNotFound, "application/json", `{"errorCode":"NONE"}`)
			return
		}
		answer(w, http.StatusOK, "text/html", `<html>`)
	})
	_, err := c.Do(t.Context(), Request{Operation: Operation{Name: "x", Method: "GET", Path: "/none"}})
	if !errors.Is(err, Code("NONE")) {
		t.Errorf("Do() = %v, want NONE", err)
	}
	_, err = c.Do(t.Context(), Request{Operation: Operation{Name: "x", Method: "GET", Path: "/html", Accept: clusterType}})
	if want := "x: GET /html: 200 OK: the response is text/html, requested " + clusterType; err == nil || err.Error() != want {
		t.Errorf("Do() = %v, want %s", err, want)
	}
	_, err = c.Do(t.Context(), Request{Operation: Operation{Name: "x", Method: "GET", Path: "/{id}"}})
	if want := "x: GET /{id}: path parameter id is empty"; err == nil || err.Error() != want {
		t.Errorf("Do() = %v, want %s", err, want)
	}
	_, err = c.Do(t.Context(), Request{Operation: Operation{Name: "x", Method: "GET", Path: "/"}, Header: http.Header{"x-note": {"a", "b\nc"}}})
	if want := "x: GET /: header x-note has a line break"; err == nil || err.Error() != want {
		t.Errorf("Do() = %v, want %s", err, want)
	}
	_, err = c.Do(t.Context(), Request{Operation: Operation{Name: "x", Method: "b d", Path: "/"}})
	if want := `x: b d /: building the request: net/http: invalid method "b d"`; err == nil || err.Error() != want {
		t.Errorf("Do() = %v, want %s", err, want)
	}
}

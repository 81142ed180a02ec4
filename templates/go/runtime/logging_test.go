package admin

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

func logTo(b *bytes.Buffer) Option {
	return UseLogger(slog.New(slog.NewTextHandler(b, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: withoutTime})))
}

func TestLogger(t *testing.T) {
	var log bytes.Buffer
	failures := 1
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Request-Id", "r")
		w.Header().Set("Set-Cookie", "session")
		if failures > 0 {
			failures--
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		answer(w, http.StatusOK, clusterType, `{}`)
	}, logTo(&log), UseRetry(RetryPolicy{}))
	if _, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute(); err != nil {
		t.Fatal(err)
	}
	const call = `msg="api call" operation=getCluster method=GET path=/api/v2/groups/{groupId}/clusters/{clusterName} attempt=`
	const request = ` request.Accept=application/vnd.example.2024-08-05+json request.User-Agent=example-sdk-go/2025-03-12`
	want := "level=WARN " + call + "1" + request + " status=429 answer.Retry-After=0 answer.X-Request-Id=r\n" +
		"level=DEBUG " + call + "2" + request + " status=200 answer.Content-Type=application/vnd.example.2024-08-05+json answer.X-Request-Id=r\n"
	if log.String() != want {
		t.Errorf("log = %s, want %s", log.String(), want)
	}
}

func TestLogBodies(t *testing.T) {
	var log bytes.Buffer
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, clusterType, `{"name":"c","unknown":{"clientSecret":{"x":"hush"},"riddle":["hush"]},"total":12}`)
	}, logTo(&log), UseBodyLog())
	if _, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{Name: Ptr("n"), Password: Ptr("hush")}).Execute(); err != nil {
		t.Fatal(err)
	}
	want := `requestBody="{\"name\":\"n\",\"password\":\"[hidden]\"}" answerBody="{\"name\":\"c\",\"unknown\":{\"clientSecret\":\"[hidden]\",\"riddle\":\"[hidden]\"},\"total\":12}"` + "\n"
	if !strings.HasSuffix(log.String(), want) {
		t.Errorf("log = %s, want it to end in %s", log.String(), want)
	}
}

func TestRedact(t *testing.T) {
	hidden := secretSet{"quiet": true}
	tests := []struct{ in, want string }{
		{`{"a":1}`, `{"a":1}`},
		{`{"quiet":"x","loud":"y"}`, `{"quiet":"[hidden]","loud":"y"}`},
		{`{"list":[{"quiet":["x"]},{"qu\u0069et":"x"}]}`, `{"list":[{"quiet":"[hidden]"},{"qu\u0069et":"[hidden]"}]}`},
		{`{"quiet":null,"password":12}`, `{"quiet":null,"password":"[hidden]"}`},
		{`{"bindPassword":"x","apiKey":"x","PRIVATEKEY":"x","access_token":"x"}`, `{"bindPassword":"[hidden]","apiKey":"[hidden]","PRIVATEKEY":"[hidden]","access_token":"[hidden]"}`},
		{`{"url":"x","URL":"y","curl":"z"}`, `{"url":"[hidden]","URL":"[hidden]","curl":"z"}`},
		{`{"config":{"sasl":"x"},"configs":1}`, `{"config":"[hidden]","configs":1}`},
		{`{"connectionString":"x","connectionStrings":{"standard":"y"}}`, `{"connectionString":"[hidden]","connectionStrings":"[hidden]"}`},
		{`["x"]`, `["x"]`},
		{`<html>password`, `14 bytes that are not JSON`},
		{`[` + strings.Repeat(`1,`, maxLogged) + `1]`, `[` + strings.Repeat(`1,`, maxLogged/2-1) + `1... (32771 bytes)`},
	}
	for _, test := range tests {
		if got := redact([]byte(test.in), hidden); got != test.want {
			t.Errorf("redact(%.200s) = %.200s, want %.200s", test.in, got, test.want)
		}
	}
}

// FuzzRedact checks that only the values of secrets change.
func FuzzRedact(f *testing.F) {
	f.Add([]byte(`{"a":[1,{"password":"x"}],"token":null,"b":"\u0022"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got := redact(data, nil)
		var before, after any
		if len(got) > maxLogged || json.Unmarshal(data, &before) != nil {
			return
		}
		if err := json.Unmarshal([]byte(got), &after); err != nil {
			t.Fatalf("redact(%s) = %s, no JSON: %v", data, got, err)
		}
		if hidden := hide(before); !reflect.DeepEqual(hidden, after) {
			t.Errorf("redact(%s) = %s, want %v", data, got, hidden)
		}
	})
}

// hide is redact for decoded values.
func hide(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = hide(v[i])
		}
	case map[string]any:
		for name := range v {
			if secretSet(nil).has(name) && v[name] != nil {
				v[name] = "[hidden]"
			} else {
				v[name] = hide(v[name])
			}
		}
	}
	return v
}

func TestCollectSecrets(t *testing.T) {
	type inner struct {
		Quiet  string            `json:"quiet" api:"writeonly"`
		Header map[string]string `json:"extra,omitzero" api:"writeonly"`
	}
	type body struct {
		List  []RegionConfig      `json:"list"`
		Map   map[string]*inner   `json:"map"`
		Maybe Nullable[[]Cluster] `json:"maybe"`
		None  *inner              `json:"none"`
	}
	set := make(secretSet)
	set.collect(reflect.ValueOf(&struct{ Body any }{&body{
		List: []RegionConfig{{}, {Value: new(AWSRegionConfig)}}, Map: map[string]*inner{"x": {}}, Maybe: Some([]Cluster{{}}),
	}}))
	if want := (secretSet{"quiet": true, "extra": true, "password": true}); !reflect.DeepEqual(set, want) {
		t.Errorf("collect() = %v, want %v", set, want)
	}
}

// TestNoSecretLeaks puts secrets into every place that the program or the API
// can set, makes successful and failing calls, and searches all logs and error
// texts.
func TestNoSecretLeaks(t *testing.T) {
	const secret = "hush-hush"
	outcomes := map[string]func(*http.Request) (*http.Response, error){
		"success":         status(http.StatusOK, "Set-Cookie", secret, "X-Other", secret),
		"refused":         status(http.StatusUnauthorized, "WWW-Authenticate", secret),
		"redirect":        status(http.StatusFound, "Location", "https://"+secret+"@other.example.com/?"+secret),
		"fault":           broken(errors.New("broken pipe")),
		"throttled":       status(http.StatusTooManyRequests, "Retry-After", "100"),
		"URL in an error": broken(&url.Error{Op: "Get", URL: "https://example.com/?key=" + secret, Err: io.EOF}),
		"echo": func(r *http.Request) (*http.Response, error) {
			return answerTo(r, 400, "application/json", `{"errorCode":"E","detail":"too weak","password":"`+secret+`","of":{"riddle":"`+secret+`"}}`), nil
		},
		"no JSON": func(r *http.Request) (*http.Response, error) {
			return answerTo(r, 200, "text/html", "<html>"+secret), nil
		},
		"wrong field": func(r *http.Request) (*http.Response, error) {
			return answerTo(r, 200, clusterType, `{"password":["`+secret+`"]}`), nil
		},
	}
	for name, outcome := range outcomes {
		for _, auth := range []Option{UseOAuthAuth(secret, secret), UseDigestAuth(secret, secret)} {
			var log bytes.Buffer
			c := newTestClient(t, auth, logTo(&log), UseBodyLog(), UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
				if strings.HasSuffix(r.URL.Path, "/token") {
					if name == "refused" {
						return answerTo(r, http.StatusBadRequest, "application/json", `{"error":"`+secret+`"}`), nil
					}
					return answerTo(r, http.StatusOK, "application/json", `{"access_token":"`+secret+`","expires_in":3600}`), nil
				}
				return outcome(r)
			})}), UseRetry(RetryPolicy{MaxAttempts: 2, MinBackoff: 1}))
			_, _, err := c.ClustersApi.UpdateCluster(t.Context(), secret, secret, &Cluster{Name: Ptr("n"), Password: Ptr(secret)}).Execute()
			fmt.Fprintf(&log, "%v %+v %v", err, err, errors.Unwrap(err))
			fmt.Fprintf(&log, "%v %+v %#v", c, c, c.Caller)
			if strings.Contains(log.String(), "hush") || strings.Contains(log.String(), "aHVzaC1odXNo") {
				t.Errorf("%s: the secret is in %s", name, log.String())
			}
			if log.Len() == 0 {
				t.Errorf("%s: nothing was said", name)
			}
		}
	}
}

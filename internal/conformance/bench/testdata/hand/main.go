// Program hand compares the SDK with code written by hand: encoding and
// decoding a page of clusters, and a call that lists them over a transport that
// responds at once.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"time"

	"SDK/admin"
)

type pageOfSDK = admin.PaginatedClusterDescription20240805

var text = clusters(20)

// A pair is the same work done by hand and by the SDK.
type pair struct {
	name      string
	hand, sdk func() error
}

func main() {
	var mine page
	var theirs pageOfSDK
	check(json.Unmarshal(text, &theirs))
	body, err := admin.EncodeBody(&theirs.Results) // the page itself is never sent
	check(err)
	theirs.Results = nil
	check(json.Unmarshal(body, &mine.Results)) // removes read-only properties from both
	check(json.Unmarshal(body, &theirs.Results))
	client, err := admin.NewClient(admin.UseHTTPClient(&http.Client{Transport: stub{}}))
	check(err)
	pairs := []pair{
		{"decode", unmarshalByHand, func() error { return admin.DecodeBody(text, new(pageOfSDK)) }},
		{"unmarshal", unmarshalByHand, func() error { return json.Unmarshal(text, new(pageOfSDK)) }},
		{"request", marshal(&mine.Results), func() error { _, err := admin.EncodeBody(&theirs.Results); return err }},
		{"marshal", marshal(&mine.Results), marshal(&theirs.Results)},
		{"call", listByHand, func() error {
			_, _, err := client.ClustersApi.ListClusters(context.Background(), "32b6e34b3d91647abb20e7b8").Execute()
			return err
		}},
	}
	results := map[string]any{"bytes": len(text)}
	for _, p := range pairs {
		results[p.name] = compare(p)
	}
	check(json.NewEncoder(os.Stdout).Encode(results))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func unmarshalByHand() error { return json.Unmarshal(text, new(page)) }

func marshal(v any) func() error {
	return func() error {
		_, err := json.Marshal(v)
		return err
	}
}

// A figure is the ratio of both costs, and the costs.
type figure struct {
	Time, Bytes, Allocs          float64
	HandBytes, SDKBytes          int64
	HandAllocs, SDKAllocs        int64
	HandNanoseconds, Nanoseconds int64
}

// compare measures both alternately in many short batches, and compares the
// fastest of each, because other processes can only make a batch slower.
func compare(p pair) figure {
	f := figure{HandNanoseconds: math.MaxInt64, Nanoseconds: math.MaxInt64}
	for range 200 {
		f.HandNanoseconds = min(f.HandNanoseconds, batch(p.hand))
		f.Nanoseconds = min(f.Nanoseconds, batch(p.sdk))
	}
	f.HandBytes, f.HandAllocs = allocated(p.hand)
	f.SDKBytes, f.SDKAllocs = allocated(p.sdk)
	f.Time = float64(f.Nanoseconds) / float64(f.HandNanoseconds)
	f.Bytes = float64(f.SDKBytes) / float64(f.HandBytes)
	f.Allocs = float64(f.SDKAllocs) / float64(f.HandAllocs)
	return f
}

// batch returns the mean time of the work in nanoseconds.
func batch(work func() error) int64 {
	const times = 8
	start := time.Now()
	for range times {
		check(work())
	}
	return time.Since(start).Nanoseconds() / times
}

// allocated returns the mean size and number of allocations of the work.
func allocated(work func() error) (size, allocs int64) {
	const times = 200
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		check(work())
	}
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc-before.TotalAlloc) / times, int64(after.Mallocs-before.Mallocs) / times
}

// A stub is a transport that responds to every request with the page.
type stub struct{}

func (stub) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: req,
		Header:        http.Header{"Content-Type": {mediaType}},
		ContentLength: int64(len(text)),
		Body:          io.NopCloser(bytes.NewReader(text)),
	}, nil
}

const mediaType = "application/vnd.atlas.2024-08-05+json"

var byHand = &http.Client{Transport: stub{}}

// listByHand makes the call as a careful programmer would: it checks the type
// of the response, and keeps the body of a failure.
func listByHand() error {
	target := "https://cloud.mongodb.com/api/atlas/v2/groups/" + url.PathEscape("32b6e34b3d91647abb20e7b8") + "/clusters"
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, target, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", mediaType)
	req.Header.Set("User-Agent", "by-hand")
	resp, err := byHand.Do(req)
	if err != nil {
		return &admin.Error{Operation: "listClusters", Method: req.Method, Path: req.URL.Path, Err: err}
	}
	defer resp.Body.Close()
	body := make([]byte, resp.ContentLength)
	if _, err := io.ReadFull(resp.Body, body); err != nil {
		return &admin.Error{Operation: "listClusters", Err: err}
	}
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != mediaType {
		return &admin.Error{Operation: "listClusters", Status: admin.Status(resp.StatusCode), Body: body, Err: errors.New("unexpected answer")}
	}
	if err := json.Unmarshal(body, new(page)); err != nil {
		return &admin.Error{Operation: "listClusters", Body: body, Err: err}
	}
	return nil
}

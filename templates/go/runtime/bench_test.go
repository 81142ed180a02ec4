package admin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// A handPage has the same properties as the generated types, without unions,
// read-only properties and other features that cost time. It is how one would
// write the types for one program.
type handPage struct {
	Links      []KeyValue    `json:"links,omitempty"`
	Results    []handCluster `json:"results,omitempty"`
	TotalCount *int          `json:"totalCount,omitempty"`
}

type handCluster struct {
	Id               *string           `json:"id,omitempty"`
	Name             *string           `json:"name,omitempty"`
	State            *State            `json:"stateName,omitempty"`
	Created          *time.Time        `json:"createDate,omitempty"`
	DiskSizeGB       *float64          `json:"diskSizeGB,omitempty"`
	BackupEnabled    *bool             `json:"backupEnabled,omitempty"`
	Paused           *bool             `json:"paused,omitempty"`
	Version          *string           `json:"version,omitempty"`
	Labels           []KeyValue        `json:"labels,omitempty"`
	Tags             map[string]string `json:"tags,omitempty"`
	Options          json.RawMessage   `json:"options,omitempty"`
	ReplicationSpecs []handSpec        `json:"replicationSpecs,omitempty"`
}

type handSpec struct {
	Id            string            `json:"id"`
	ZoneName      *string           `json:"zoneName,omitempty"`
	RegionConfigs []AWSRegionConfig `json:"regionConfigs"`
}

// clusterPage returns a page of 20 clusters of about 4 kB each. Two thirds of
// it are unions.
func clusterPage() []byte {
	size := func() *HardwareSpec {
		return &HardwareSpec{DiskSizeGB: Ptr(10.5), InstanceSize: Ptr("M30"), NodeCount: Ptr(3), DiskIOPS: Ptr(3000), EbsVolumeType: Ptr("STANDARD")}
	}
	scaling := &Scaling{Enabled: Ptr(true), ScaleDownEnabled: Ptr(true), MinInstanceSize: Ptr("M10"), MaxInstanceSize: Ptr("M60")}
	page := PaginatedCluster{TotalCount: Ptr(20), Links: []KeyValue{{Key: "self", Value: "https://api.example.com/"}}}
	for i := range 20 {
		c := Cluster{
			Id: Ptr("32b6e34b3d91647abb20e7b8"), Name: Ptr(fmt.Sprint("cluster-", i)), StateName: Ptr(StateIdle),
			CreateDate: Ptr(time.Date(2025, 3, 12, 1, 2, 3, 0, time.UTC)), DiskSizeGB: Ptr(10.0), BackupEnabled: Ptr(true), Paused: Ptr(false),
			Version: Some("8.0.4"), Options: json.RawMessage(`{"javascriptEnabled":true,"oplogSizeMB":2048,"minimumEnabledTlsProtocol":"TLS1_2"}`),
			Tags: map[string]string{"environment": "production", "team": "payments"},
		}
		for j := range 6 {
			c.Labels = append(c.Labels, KeyValue{Key: fmt.Sprint("key-", j), Value: "some value of a label"})
		}
		for range 2 {
			spec := ReplicationSpec{Id: "32b6e34b3d91647abb20e7b8", ZoneName: Ptr("Zone 1")}
			for j := range 3 {
				spec.RegionConfigs = append(spec.RegionConfigs, RegionConfig{Value: &AWSRegionConfig{
					ProviderName: Ptr("AWS"), Priority: Ptr(7 - j), RegionName: Ptr("US_EAST_1"),
					ElectableSpecs: size(), ReadOnlySpecs: size(), AnalyticsSpecs: size(), AutoScaling: &AutoScaling{Compute: scaling, DiskGB: scaling},
				}})
			}
			c.ReplicationSpecs = append(c.ReplicationSpecs, spec)
		}
		page.Results = append(page.Results, c)
	}
	data, err := json.Marshal(page)
	if err != nil {
		panic(err)
	}
	return data
}

func BenchmarkDecode(b *testing.B) {
	data := clusterPage()
	b.Run("hand", func(b *testing.B) { benchmarkDecode(b, data, new(handPage)) })
	b.Run("sdk", func(b *testing.B) { benchmarkDecode(b, data, new(PaginatedCluster)) })
}

func benchmarkDecode[T any](b *testing.B, data []byte, _ *T) {
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := json.Unmarshal(data, new(T)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	data := clusterPage()
	var hand handPage
	var sdk PaginatedCluster
	if err := json.Unmarshal(data, &hand); err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(data, &sdk); err != nil {
		b.Fatal(err)
	}
	b.Run("hand", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = json.Marshal(&hand)
		}
	})
	b.Run("sdk", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = encodeBody(&sdk)
		}
	})
}

type stubTransport []byte

func (data stubTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode:    http.StatusOK,
		Header:        http.Header{"Content-Type": {"application/vnd.example.2024-08-05+json"}},
		ContentLength: int64(len(data)),
		Body:          io.NopCloser(bytes.NewReader(data)),
		Request:       req,
	}, nil
}

func BenchmarkListCall(b *testing.B) {
	transport := stubTransport(clusterPage())
	b.Run("hand", func(b *testing.B) {
		client := &http.Client{Transport: transport}
		b.ReportAllocs()
		for b.Loop() {
			var page handPage
			if err := listByHand(b, client, "32b6e34b3d91647abb20e7b8", &page); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("hand with the SDK's types", func(b *testing.B) {
		client := &http.Client{Transport: transport}
		b.ReportAllocs()
		for b.Loop() {
			var page PaginatedCluster
			if err := listByHand(b, client, "32b6e34b3d91647abb20e7b8", &page); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("sdk", func(b *testing.B) {
		client, err := NewClient(UseHTTPClient(&http.Client{Transport: transport}))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, _, err := client.ClustersApi.ListClusters(b.Context(), "32b6e34b3d91647abb20e7b8").Execute(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// listByHand makes the call as one would write it by hand for one operation.
func listByHand(b *testing.B, client *http.Client, group string, page any) error {
	const accept = "application/vnd.example.2024-08-05+json"
	fail := func(err error) *Error {
		return &Error{Operation: "listClusters", Method: "GET", Path: "/api/v2/groups/{groupId}/clusters", Err: err}
	}
	req, err := http.NewRequestWithContext(b.Context(), "GET", defaultBaseURL+"/api/v2/groups/"+url.PathEscape(group)+"/clusters", nil)
	if err != nil {
		return fail(err)
	}
	req.Header.Set("Accept", accept)
	req.Header.Set("User-Agent", "by hand")
	resp, err := client.Do(req)
	if err != nil {
		return fail(err)
	}
	defer resp.Body.Close()
	body := make([]byte, resp.ContentLength)
	if _, err := io.ReadFull(resp.Body, body); err != nil {
		return fail(err)
	}
	if resp.StatusCode != http.StatusOK {
		e := fail(nil)
		e.Status, e.Header, e.Body = Status(resp.StatusCode), resp.Header, body
		defaultErrors.read(e)
		return e
	}
	if got := resp.Header.Get("Content-Type"); got != accept {
		return fail(fmt.Errorf("the answer is %s", got))
	}
	if err := json.Unmarshal(body, page); err != nil {
		return fail(err)
	}
	return nil
}

package admin_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/atlasgen/atlas-sdk/admin"
	"github.com/atlasgen/atlas-sdk/admin/atlastest"
)

const group = "32b6e34b3d91647abb20e7b8"

// A TB stands in for the test that a program has and an example has not.
type TB struct{ testing.TB }

func (TB) Helper()        {}
func (TB) Cleanup(func()) {}

// newFake returns a fake of the API and a client of it.
func newFake(options ...admin.Option) (*atlastest.Server, *admin.Client) {
	fake := atlastest.New(TB{})
	client, err := admin.NewClient(append(options, admin.UseBaseURL(fake.URL))...)
	if err != nil {
		panic(err)
	}
	return fake, client
}

func Example() {
	fake := atlastest.New(TB{})
	fake.Handle("getCluster", atlastest.Value(&admin.ClusterDescription20240805{Name: admin.Ptr("c1"), Paused: admin.Ptr(true)}))

	client, err := admin.NewClient(admin.UseOAuthAuth("mdb_sa_id_1", "secret"), admin.UseBaseURL(fake.URL)) // without UseBaseURL: Atlas itself
	if err != nil {
		fmt.Println(err)
		return
	}
	cluster, resp, err := client.ClustersApi.GetCluster(context.Background(), group, "c1").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(*cluster.Name, *cluster.Paused, resp.StatusCode)
	// Output: c1 true 200
}

func ExampleListCall_All() {
	fake, client := newFake()
	var backups []map[string]string
	for i := range 5 {
		backups = append(backups, map[string]string{"id": fmt.Sprint("backup ", i)})
	}
	fake.Handle("listReplicaSetBackups", atlastest.Pages(backups))

	call := client.CloudBackupsApi.ListReplicaSetBackupsWithParams(context.Background(), &admin.ListReplicaSetBackupsApiParams{
		GroupId: group, ClusterName: "c1", ItemsPerPage: admin.Ptr(2),
	})
	for backup, err := range call.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(*backup.Id)
	}
	fmt.Println(len(fake.Calls("listReplicaSetBackups")), "pages")
	// Output:
	// backup 0
	// backup 1
	// backup 2
	// backup 3
	// backup 4
	// 3 pages
}

// Which arm of a union came, tells a switch over its Value.
func ExampleGroupAlertsConfig() {
	for _, text := range []string{
		`{"eventTypeName":"OUTSIDE_METRIC_THRESHOLD","metricThreshold":{"metricName":"CONNECTIONS","threshold":99}}`,
		`{"eventTypeName":"A_NEW_KIND_OF_ALERT"}`,
	} {
		var config admin.GroupAlertsConfig
		if err := json.Unmarshal([]byte(text), &config); err != nil {
			fmt.Println(err)
			return
		}
		switch v := config.Value.(type) {
		case *admin.HostMetricAlertConfigViewForNdsGroup:
			fmt.Println("a metric of a host:", v.EventTypeName)
		case *admin.Raw:
			fmt.Println("unknown to this package:", v.Tag)
		}
	}
	// Output:
	// a metric of a host: OUTSIDE_METRIC_THRESHOLD
	// unknown to this package: A_NEW_KIND_OF_ALERT
}

// A PATCH sends what is set: null too, if that is what is meant.
func ExampleNullable() {
	fake, client := newFake()
	fake.Handle("updateCluster", func(r *atlastest.Request) (any, error) {
		fmt.Println(string(r.Body))
		return r.Body, nil
	})

	change := &admin.ClusterDescription20240805{
		AdaptiveCapacity: admin.Null[admin.ClusterDescription20240805AdaptiveCapacity](),
		Paused:           admin.Ptr(false),
	}
	if _, _, err := client.ClustersApi.UpdateCluster(context.Background(), group, "c1", change).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output: {"adaptiveCapacity":null,"paused":false}
}

func ExampleError() {
	fake, client := newFake()
	fake.Handle("getCluster", atlastest.Fail(http.StatusNotFound, "CLUSTER_NOT_FOUND"))

	_, _, err := client.ClustersApi.GetCluster(context.Background(), group, "c1").Execute()
	fmt.Println(errors.Is(err, admin.ErrNotFound), errors.Is(err, admin.Code("CLUSTER_NOT_FOUND")))
	var e *admin.Error
	if errors.As(err, &e) {
		fmt.Println(e.Operation, int(e.Status), e.Code)
	}
	// Output:
	// true true
	// getCluster 404 CLUSTER_NOT_FOUND
}

func ExampleUseRetry() {
	fake, client := newFake(admin.UseRetry(admin.RetryPolicy{MaxAttempts: 3, MinBackoff: time.Millisecond}))
	fake.Handle("getCluster", atlastest.Sequence(
		atlastest.Fail(http.StatusServiceUnavailable, "BUSY"),
		atlastest.Fail(http.StatusServiceUnavailable, "BUSY"),
		atlastest.Value(&admin.ClusterDescription20240805{Name: admin.Ptr("c1")}),
	))

	call := client.ClustersApi.GetCluster(context.Background(), group, "c1")
	_, _, err := call.Execute(admin.WithRetry(admin.RetryPolicy{MaxAttempts: 1}))
	fmt.Println("without repetition:", errors.Is(err, admin.ErrUnavailable))
	_, _, err = call.Execute()
	fmt.Println("with repetitions:", err)
	// Output:
	// without repetition: true
	// with repetitions: <nil>
}

func ExampleClustersApi_WaitCreateCluster() {
	fake, client := newFake()
	state := func(name string) atlastest.Handler {
		return atlastest.Value(map[string]string{"name": "c1", "stateName": name})
	}
	fake.Handle("getCluster", atlastest.Sequence(state("CREATING"), state("CREATING"), state("IDLE")))

	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	cluster, err := client.ClustersApi.WaitCreateCluster(ctx, group, "c1",
		admin.WithDelay(time.Millisecond, time.Millisecond), // for an example; the default suits clusters
		admin.WithProgress(func(state string) { fmt.Println(state) }))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(*cluster.Name, "is there")
	// Output:
	// CREATING
	// CREATING
	// IDLE
	// c1 is there
}

// A fake refuses what the API's document does not allow, and says what a test
// forgot.
func Example_fake() {
	fake, client := newFake()
	_, err := client.ClustersApi.DeleteCluster(context.Background(), group, "c1").Execute()
	fmt.Println(err)

	fake.Handle("deleteCluster", atlastest.Value(nil))
	resp, err := client.ClustersApi.DeleteCluster(context.Background(), group, "c1").Execute()
	fmt.Println(resp.StatusCode, err)
	fmt.Println(fake.Calls("deleteCluster")[1].Path["clusterName"])
	// Output:
	// deleteCluster: DELETE /api/atlas/v2/groups/{groupId}/clusters/{clusterName}: 501 Not Implemented ATLASTEST: the test has no answer for deleteCluster
	// 202 <nil>
	// c1
}

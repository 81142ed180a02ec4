package admin_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/atlasgen/atlas-sdk/admin"
	"github.com/atlasgen/atlas-sdk/admin/admintest"
)

// A retry policy can be set for all calls of a client, and for one call.
func ExampleUseRetry() {
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = admintest.Sequence(
		admintest.Fail(503, "BUSY"),
		admintest.Fail(503, "BUSY"),
		admintest.Value(&admin.ClusterDescription20240805{Name: admin.Ptr("c1")}),
	)
	client := newClient(fake, admin.UseRetry(admin.RetryPolicy{MaxAttempts: 3, MinBackoff: time.Millisecond}))

	call := client.ClustersApi.GetCluster(context.Background(), group, "c1")
	_, _, err := call.Execute(admin.WithRetry(admin.RetryPolicy{MaxAttempts: 1}))
	fmt.Println("without repetition:", errors.Is(err, admin.ErrUnavailable))
	_, _, err = call.Execute()
	fmt.Println("with repetitions:", err)
	// Output:
	// without repetition: true
	// with repetitions: <nil>
}

// Wait returns when a change is done or has failed, or when its context ends.
func ExampleClustersApi_WaitCreateCluster() {
	state := func(name string) admintest.Handler {
		return admintest.Value(map[string]string{"name": "c1", "stateName": name})
	}
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = admintest.Sequence(state("CREATING"), state("CREATING"), state("IDLE"))
	client := newClient(fake)

	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	cluster, err := client.ClustersApi.WaitCreateCluster(ctx, group, "c1",
		admin.WithDelay(time.Millisecond, time.Millisecond), // the default is longer
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

// A fake rejects requests that the API's document does not allow, and calls that
// the test has no response for. In a test, admintest.New(t) returns a running fake.
func Example_fake() {
	fake := new(admintest.Server)
	client, ctx := newClient(fake), context.Background()
	_, err := client.ClustersApi.DeleteCluster(ctx, group, "c1").Execute()
	fmt.Println(err)

	fake.ClustersApi.DeleteCluster = admintest.Value(nil)
	resp, err := client.ClustersApi.DeleteCluster(ctx, group, "c1").Execute()
	fmt.Println(resp.StatusCode, err)
	fmt.Println(fake.Calls()[1].Path["clusterName"])
	// Output:
	// deleteCluster: DELETE /api/atlas/v2/groups/{groupId}/clusters/{clusterName}: 501 Not Implemented FAKE: the test has no answer for deleteCluster
	// 202 <nil>
	// c1
}

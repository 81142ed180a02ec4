package admin_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"

	"github.com/atlasgen/atlas-sdk/admin"
	"github.com/atlasgen/atlas-sdk/admin/admintest"
)

const group = "32b6e34b3d91647abb20e7b8"

// newClient returns a client of a fake, which runs until the program ends. A real
// program calls NewClient with UseOAuthAuth or UseDigestAuth.
func newClient(fake *admintest.Server, options ...admin.Option) *admin.Client {
	server := httptest.NewServer(fake)
	client, err := admin.NewClient(append(options, admin.UseBaseURL(server.URL))...)
	if err != nil {
		panic(err)
	}
	return client
}

// The first call.
func Example() {
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = admintest.Value(&admin.ClusterDescription20240805{Name: admin.Ptr("c1"), Paused: admin.Ptr(true)})
	server := httptest.NewServer(fake)
	defer server.Close()

	client, err := admin.NewClient(
		admin.UseOAuthAuth("mdb_sa_id_1", "secret"),
		admin.UseBaseURL(server.URL), // without it, the client calls Atlas
	)
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

// All iterates over the items of all pages.
func ExampleListCall_All() {
	fake := new(admintest.Server)
	var names []map[string]string
	for i := range 5 {
		names = append(names, map[string]string{"databaseName": fmt.Sprint("database ", i)})
	}
	fake.MonitoringAndLogsApi.ListDatabases = admintest.Pages(names)
	client := newClient(fake)

	call := client.MonitoringAndLogsApi.ListDatabasesWithParams(context.Background(), &admin.ListDatabasesApiParams{
		GroupId: group, ProcessId: "c1-shard-00-00.abcde.mongodb.net:27017", ItemsPerPage: admin.Ptr(2),
	})
	for database, err := range call.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(*database.DatabaseName)
	}
	fmt.Println(len(fake.Calls()), "pages")
	// Output:
	// database 0
	// database 1
	// database 2
	// database 3
	// database 4
	// 3 pages
}

// A switch over the Value of a union distinguishes its arms.
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

// A PATCH sends properties that are set, including null, and required ones.
func ExampleNullable() {
	fake := new(admintest.Server)
	fake.AtlasSearchApi.UpdateClusterSearchDeployment = func(r *admintest.Request) (any, error) {
		fmt.Println(string(r.Body))
		return r.Body, nil
	}
	client := newClient(fake)

	for _, count := range []admin.Nullable[int]{{}, admin.Null[int](), admin.Some(2)} {
		change := &admin.ApiSearchDeploymentRequest{
			DefaultNodeCount: count,
			Specs:            []admin.ApiSearchDeploymentRequestSpec{{InstanceSize: "S20_HIGHCPU_NVME"}},
		}
		if _, _, err := client.AtlasSearchApi.UpdateClusterSearchDeployment(context.Background(), group, "c1", change).Execute(); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// {"specs":[{"instanceSize":"S20_HIGHCPU_NVME"}]}
	// {"defaultNodeCount":null,"specs":[{"instanceSize":"S20_HIGHCPU_NVME"}]}
	// {"defaultNodeCount":2,"specs":[{"instanceSize":"S20_HIGHCPU_NVME"}]}
}

// A value from the API can be sent back. Properties that only the server sets are
// omitted.
func Example_readChangeWrite() {
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = admintest.Value(json.RawMessage(`{"id":"32b6e34b3d91647abb20e7b9","name":"c1","paused":false,"stateName":"IDLE"}`))
	fake.ClustersApi.UpdateCluster = func(r *admintest.Request) (any, error) {
		fmt.Println(string(r.Body))
		return r.Body, nil
	}
	client, ctx := newClient(fake), context.Background()

	cluster, _, err := client.ClustersApi.GetCluster(ctx, group, "c1").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	cluster.Paused = admin.Ptr(true)
	if _, _, err := client.ClustersApi.UpdateCluster(ctx, group, "c1", cluster).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output: {"name":"c1","paused":true}
}

// errors.Is tests the kind of an error, errors.As returns its details.
func ExampleError() {
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = admintest.Fail(404, "CLUSTER_NOT_FOUND")
	client := newClient(fake)

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

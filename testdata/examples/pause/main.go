// Program pause pauses a cluster and waits for the end of the change.
//
//	ATLAS_CLIENT_ID=... ATLAS_CLIENT_SECRET=... go run ./examples/pause GROUP CLUSTER
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/atlasgen/atlas-sdk/admin"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: pause GROUP CLUSTER")
	}
	if err := pause(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func pause(group, name string) error {
	client, err := admin.NewClient(admin.UseOAuthAuth(os.Getenv("ATLAS_CLIENT_ID"), os.Getenv("ATLAS_CLIENT_SECRET")))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Minute)
	defer cancel()
	change := &admin.ClusterDescription20240805{Paused: admin.Ptr(true)}
	if _, _, err := client.ClustersApi.UpdateCluster(ctx, group, name, change).Execute(); err != nil {
		return err
	}
	cluster, err := client.ClustersApi.WaitUpdateCluster(ctx, group, name, admin.WithProgress(func(state string) { log.Println(state) }))
	if err != nil {
		return err
	}
	fmt.Println(name, "is paused:", *cluster.Paused)
	return nil
}

// Program one calls one operation.
package main

import (
	"context"
	"fmt"
	"os"

	"SDK/admin"
)

func main() {
	client, err := admin.NewClient(admin.UseOAuthAuth(os.Getenv("ID"), os.Getenv("SECRET")))
	if err != nil {
		fmt.Println(err)
		return
	}
	page, _, err := client.ClustersApi.ListClusters(context.Background(), os.Getenv("GROUP")).Execute()
	fmt.Println(page, err)
}

package admin_test

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/atlasgen/atlas-sdk/admin"
	"github.com/atlasgen/atlas-sdk/admin/admintest"
)

// answers returns the answer of a GET, and show prints the body of a change with
// its members sorted by name.
func answers(text string) func(*admintest.Request) (any, error) {
	return func(*admintest.Request) (any, error) { return json.RawMessage(text), nil }
}

func show(r *admintest.Request) (any, error) {
	var body any
	if err := json.Unmarshal(r.Body, &body); err != nil {
		return nil, err
	}
	text, err := json.MarshalIndent(body, "", " ")
	fmt.Println(string(text))
	return json.RawMessage("{}"), err
}

const smallCluster = `{
	"id": "32b6e34b3d91647abb20e7b8", "name": "c1", "stateName": "IDLE", "paused": false,
	"replicationSpecs": [{
		"id": "32b6e34b3d91647abb20e7b9", "zoneName": "Zone 1",
		"regionConfigs": [{
			"providerName": "AWS", "regionName": "US_EAST_1", "priority": 7,
			"electableSpecs": {"instanceSize": "M10", "nodeCount": 3}
		}]
	}]
}`

// Scale a cluster: read it, change the size, and write it. Read-only
// properties are not sent.
func ExampleHardwareSpec20240805() {
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = answers(smallCluster)
	fake.ClustersApi.UpdateCluster = show
	ctx, client := context.Background(), newClient(fake)

	cluster, _, err := client.ClustersApi.GetCluster(ctx, group, "c1").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	region, err := admin.As[admin.AWSRegionConfig20240805](&cluster.ReplicationSpecs[0].RegionConfigs[0])
	if err != nil {
		fmt.Println(err)
		return
	}
	region.ElectableSpecs.InstanceSize = admin.Ptr(admin.HardwareSpec20240805InstanceSizeM30)
	if _, _, err := client.ClustersApi.UpdateCluster(ctx, group, "c1", cluster).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "name": "c1",
	//  "paused": false,
	//  "replicationSpecs": [
	//   {
	//    "regionConfigs": [
	//     {
	//      "electableSpecs": {
	//       "instanceSize": "M30",
	//       "nodeCount": 3
	//      },
	//      "priority": 7,
	//      "providerName": "AWS",
	//      "regionName": "US_EAST_1"
	//     }
	//    ],
	//    "zoneName": "Zone 1"
	//   }
	//  ]
	// }
}

// Pause a cluster: a PATCH may send what changes alone.
func ExampleClustersApi_UpdateCluster_pause() {
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = answers(smallCluster)
	fake.ClustersApi.UpdateCluster = show
	ctx, client := context.Background(), newClient(fake)

	cluster, _, err := client.ClustersApi.GetCluster(ctx, group, "c1").Execute()
	if err != nil || *cluster.Paused {
		fmt.Println("nothing to do:", err)
		return
	}
	pause := &admin.ClusterDescription20240805{Paused: admin.Ptr(true)}
	if _, _, err := client.ClustersApi.UpdateCluster(ctx, group, "c1", pause).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "paused": true
	// }
}

// Add a region: an arm of a union writes the tag that selects it, here
// providerName.
func ExampleCloudRegionConfig20240805() {
	fake := new(admintest.Server)
	fake.ClustersApi.GetCluster = answers(smallCluster)
	fake.ClustersApi.UpdateCluster = show
	ctx, client := context.Background(), newClient(fake)

	cluster, _, err := client.ClustersApi.GetCluster(ctx, group, "c1").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	spec := &cluster.ReplicationSpecs[0]
	spec.RegionConfigs = append(spec.RegionConfigs, admin.CloudRegionConfig20240805{Value: &admin.GCPRegionConfig20240805{
		RegionName: admin.Ptr(admin.CloudRegionConfig20240805RegionName("WESTERN_EUROPE")),
		Priority:   admin.Ptr(6),
		ElectableSpecs: &admin.HardwareSpec20240805{
			InstanceSize: admin.Ptr(admin.HardwareSpec20240805InstanceSizeM10),
			NodeCount:    admin.Ptr(2),
		},
	}})
	if _, _, err := client.ClustersApi.UpdateCluster(ctx, group, "c1", cluster).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "name": "c1",
	//  "paused": false,
	//  "replicationSpecs": [
	//   {
	//    "regionConfigs": [
	//     {
	//      "electableSpecs": {
	//       "instanceSize": "M10",
	//       "nodeCount": 3
	//      },
	//      "priority": 7,
	//      "providerName": "AWS",
	//      "regionName": "US_EAST_1"
	//     },
	//     {
	//      "electableSpecs": {
	//       "instanceSize": "M10",
	//       "nodeCount": 2
	//      },
	//      "priority": 6,
	//      "providerName": "GCP",
	//      "regionName": "WESTERN_EUROPE"
	//     }
	//    ],
	//    "zoneName": "Zone 1"
	//   }
	//  ]
	// }
}

// Change the threshold of an alert configuration. Each As leads to the arm that
// the union holds, so a change through it is sent.
func ExampleAs() {
	fake := new(admintest.Server)
	fake.AlertConfigurationsApi.GetAlertConfig = answers(`{
		"id": "32b6e34b3d91647abb20e7b8", "enabled": true, "eventTypeName": "OUTSIDE_METRIC_THRESHOLD",
		"metricThreshold": {"metricName": "CONNECTIONS", "mode": "AVERAGE", "operator": "GREATER_THAN", "threshold": 99},
		"notifications": [{"typeName": "GROUP", "intervalMin": 5, "emailEnabled": true}]
	}`)
	fake.AlertConfigurationsApi.UpdateAlertConfig = show
	ctx, client := context.Background(), newClient(fake)

	config, _, err := client.AlertConfigurationsApi.GetAlertConfig(ctx, group, "32b6e34b3d91647abb20e7b8").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	metric, err := admin.As[admin.HostMetricAlertConfigViewForNdsGroup](config)
	if err != nil {
		fmt.Println(err)
		return
	}
	connections, err := admin.As[admin.ConnectionsRawMetricThreshold](metric.MetricThreshold)
	if err != nil {
		fmt.Println(err)
		return
	}
	connections.Threshold = admin.Ptr(1500.0)
	if _, _, err := client.AlertConfigurationsApi.UpdateAlertConfig(ctx, group, "32b6e34b3d91647abb20e7b8", config).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "enabled": true,
	//  "eventTypeName": "OUTSIDE_METRIC_THRESHOLD",
	//  "metricThreshold": {
	//   "metricName": "CONNECTIONS",
	//   "mode": "AVERAGE",
	//   "operator": "GREATER_THAN",
	//   "threshold": 1500
	//  },
	//  "notifications": [
	//   {
	//    "emailEnabled": true,
	//    "intervalMin": 5,
	//    "typeName": "GROUP"
	//   }
	//  ]
	// }
}

// Turn an alert configuration off, whatever it watches. This package cannot tell
// which arm the value is, and keeps the members that it does not know.
func ExampleGroupAlertsConfig_SetShared() {
	fake := new(admintest.Server)
	fake.AlertConfigurationsApi.GetAlertConfig = answers(`{
		"enabled": true, "eventTypeName": "A_NEW_KIND_OF_ALERT", "unheardOf": [1.50],
		"notifications": [{"typeName": "GROUP"}]
	}`)
	ctx, client := context.Background(), newClient(fake)

	config, _, err := client.AlertConfigurationsApi.GetAlertConfig(ctx, group, "32b6e34b3d91647abb20e7b8").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	shared := config.Shared()
	shared.Enabled = admin.Ptr(false)
	if err := config.SetShared(shared); err != nil {
		fmt.Println(err)
		return
	}
	text, err := json.Marshal(config)
	fmt.Println(string(text), err)
	// Output: {"enabled":false,"eventTypeName":"A_NEW_KIND_OF_ALERT","unheardOf":[1.50],"notifications":[{"typeName":"GROUP"}]} <nil>
}

// Edit a search index: the definition of the answer is one of the request.
func ExampleSearchIndexUpdateRequestDefinition() {
	fake := new(admintest.Server)
	fake.AtlasSearchApi.GetClusterSearchIndex = answers(`{
		"indexID": "32b6e34b3d91647abb20e7b8", "name": "default", "type": "search", "status": "READY",
		"latestDefinition": {"mappings": {"fields": {"title": {"type": "string"}}}, "numPartitions": 1}
	}`)
	fake.AtlasSearchApi.UpdateClusterSearchIndex = show
	ctx, client := context.Background(), newClient(fake)

	index, _, err := client.AtlasSearchApi.GetClusterSearchIndex(ctx, group, "c1", "32b6e34b3d91647abb20e7b8").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	search, err := admin.As[admin.TextSearchIndexResponse](index)
	if err != nil {
		fmt.Println(err)
		return
	}
	search.LatestDefinition.NumPartitions = admin.Ptr(2)
	change := &admin.SearchIndexUpdateRequest{Definition: admin.SearchIndexUpdateRequestDefinition{Value: search.LatestDefinition}}
	if _, _, err := client.AtlasSearchApi.UpdateClusterSearchIndex(ctx, group, "c1", *search.IndexID, change).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "definition": {
	//   "mappings": {
	//    "fields": {
	//     "title": {
	//      "type": "string"
	//     }
	//    }
	//   },
	//   "numPartitions": 2
	//  }
	// }
}

// Rename a federated provider. One struct holds SAML and OIDC providers, for
// nothing in a value tells them apart.
func ExampleFederationIdentityProviderUpdate() {
	fake := new(admintest.Server)
	fake.FederatedAuthenticationApi.GetIdentityProvider = answers(`{
		"id": "32b6e34b3d91647abb20e7b8", "oktaIdpId": "32b6e34b3d91647abb20", "protocol": "SAML",
		"displayName": "old name", "ssoDebugEnabled": true, "slug": "prod"
	}`)
	fake.FederatedAuthenticationApi.UpdateIdentityProvider = show
	ctx, client := context.Background(), newClient(fake)

	provider, _, err := client.FederatedAuthenticationApi.GetIdentityProvider(ctx, group, "32b6e34b3d91647abb20e7b8").Execute()
	if err != nil {
		fmt.Println(err)
		return
	}
	change := &admin.FederationIdentityProviderUpdate{
		DisplayName:     admin.Ptr("new name"),
		SsoDebugEnabled: provider.SsoDebugEnabled,
	}
	if _, _, err := client.FederatedAuthenticationApi.UpdateIdentityProvider(ctx, group, provider.Id, change).Execute(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "displayName": "new name",
	//  "ssoDebugEnabled": true
	// }
}

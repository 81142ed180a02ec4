package main

import (
	"fmt"
	"strings"
)

// clusters returns a page of n clusters on three providers, as the API sends
// it.
func clusters(n int) []byte {
	var all []string
	for i := range n {
		var regions []string
		for j, provider := range []string{"AWS", "AZURE", "GCP"} {
			specs := fmt.Sprintf(`{"diskSizeGB":%d.5,"instanceSize":"%s","nodeCount":%d}`, 10+i, sizes[(i+j)%len(sizes)], 1+j)
			regions = append(regions, fmt.Sprintf(`{"analyticsAutoScaling":%[1]s,"analyticsSpecs":%[2]s,"autoScaling":%[1]s,`+
				`"electableSpecs":%[2]s,"priority":%[3]d,"providerName":"%[4]s","readOnlySpecs":%[2]s,"regionName":"US_EAST_%[3]d"}`,
				scaling, specs, 7-j, provider))
		}
		spec := fmt.Sprintf(`{"id":"%024x","regionConfigs":[%s],"zoneId":"%024x","zoneName":"Zone 1"}`, i, strings.Join(regions, ","), i+1)
		all = append(all, fmt.Sprintf(clusterText, i, i, i, spec, spec))
	}
	return fmt.Appendf(nil, `{"links":[{"href":"https://cloud.mongodb.com/api/atlas","rel":"self"}],"results":[%s],"totalCount":%d}`,
		strings.Join(all, ","), n)
}

// sizes are two that identify the provider and two that do not.
var sizes = []string{"M30", "M40_NVME", "M50", "M250"}

const scaling = `{"compute":{"enabled":true,"maxInstanceSize":"M60","minInstanceSize":"M30","scaleDownEnabled":true},"diskGB":{"enabled":true}}`

const clusterText = `{"backupEnabled":true,"advancedConfiguration":{"minimumEnabledTlsProtocol":"TLS1_2","tlsCipherConfigMode":"DEFAULT"},` +
	`"biConnector":{"enabled":false,"readPreference":"SECONDARY"},"clusterType":"REPLICASET","configServerManagementMode":"ATLAS_MANAGED",` +
	`"configServerType":"DEDICATED","connectionStrings":{"standard":"mongodb://c-shard-00-00.abcde.mongodb.net:27017,` +
	`c-shard-00-01.abcde.mongodb.net:27017","standardSrv":"mongodb+srv://c.abcde.mongodb.net"},"createDate":"2025-03-12T10:00:00Z",` +
	`"diskWarmingMode":"FULLY_WARMED","encryptionAtRestProvider":"NONE","featureCompatibilityVersion":"8.0",` +
	`"globalClusterSelfManagedSharding":false,"groupId":"%024x","id":"%024x","labels":[{"key":"team","value":"a"}],` +
	`"links":[{"href":"https://cloud.mongodb.com/api/atlas","rel":"self"}],"mongoDBMajorVersion":"8.0","mongoDBVersion":"8.0.4",` +
	`"name":"cluster%d","paused":false,"pitEnabled":true,"redactClientLogData":false,"replicaSetScalingStrategy":"WORKLOAD_TYPE",` +
	`"replicationSpecs":[%s],"effectiveReplicationSpecs":[%s],"rootCertType":"ISRGROOTX1","stateName":"IDLE",` +
	`"tags":[{"key":"cost","value":"42"}],"terminationProtectionEnabled":false,"versionReleaseSystem":"LTS"}`

package main

import "time"

// Types for a page of clusters, as a careful programmer would write them.

type page struct {
	Links      []link    `json:"links,omitempty"`
	Results    []cluster `json:"results"`
	TotalCount *int      `json:"totalCount,omitempty"`
}

type link struct {
	Href *string `json:"href,omitempty"`
	Rel  *string `json:"rel,omitempty"`
}

type cluster struct {
	AcceptDataRisksAndForceReplicaSetReconfig *time.Time         `json:"acceptDataRisksAndForceReplicaSetReconfig,omitempty"`
	AdaptiveCapacity                          *string            `json:"adaptiveCapacity,omitempty"`
	AdvancedConfiguration                     *advanced          `json:"advancedConfiguration,omitempty"`
	BackupEnabled                             *bool              `json:"backupEnabled,omitempty"`
	BiConnector                               *biConnector       `json:"biConnector,omitempty"`
	ClusterType                               *string            `json:"clusterType,omitempty"`
	ConfigServerManagementMode                *string            `json:"configServerManagementMode,omitempty"`
	ConfigServerType                          *string            `json:"configServerType,omitempty"`
	ConnectionStrings                         *connectionStrings `json:"connectionStrings,omitempty"`
	CreateDate                                *time.Time         `json:"createDate,omitempty"`
	DiskWarmingMode                           *string            `json:"diskWarmingMode,omitempty"`
	EffectiveReplicationSpecs                 []replicationSpec  `json:"effectiveReplicationSpecs,omitempty"`
	EncryptionAtRestProvider                  *string            `json:"encryptionAtRestProvider,omitempty"`
	FeatureCompatibilityVersion               *string            `json:"featureCompatibilityVersion,omitempty"`
	FeatureCompatibilityVersionExpirationDate *time.Time         `json:"featureCompatibilityVersionExpirationDate,omitempty"`
	GlobalClusterSelfManagedSharding          *bool              `json:"globalClusterSelfManagedSharding,omitempty"`
	GroupID                                   *string            `json:"groupId,omitempty"`
	ID                                        *string            `json:"id,omitempty"`
	Labels                                    []label            `json:"labels,omitempty"`
	Links                                     []link             `json:"links,omitempty"`
	MongoDBMajorVersion                       *string            `json:"mongoDBMajorVersion,omitempty"`
	MongoDBVersion                            *string            `json:"mongoDBVersion,omitempty"`
	Name                                      *string            `json:"name,omitempty"`
	Paused                                    *bool              `json:"paused,omitempty"`
	PitEnabled                                *bool              `json:"pitEnabled,omitempty"`
	RedactClientLogData                       *bool              `json:"redactClientLogData,omitempty"`
	ReplicaSetScalingStrategy                 *string            `json:"replicaSetScalingStrategy,omitempty"`
	ReplicationSpecs                          []replicationSpec  `json:"replicationSpecs,omitempty"`
	RootCertType                              *string            `json:"rootCertType,omitempty"`
	StateName                                 *string            `json:"stateName,omitempty"`
	Tags                                      []label            `json:"tags,omitempty"`
	TerminationProtectionEnabled              *bool              `json:"terminationProtectionEnabled,omitempty"`
	VersionReleaseSystem                      *string            `json:"versionReleaseSystem,omitempty"`
}

type advanced struct {
	Tls12             []string `json:"customOpensslCipherConfigTls12,omitempty"`
	Tls13             []string `json:"customOpensslCipherConfigTls13,omitempty"`
	MinimumEnabledTLS *string  `json:"minimumEnabledTlsProtocol,omitempty"`
	CipherConfigMode  *string  `json:"tlsCipherConfigMode,omitempty"`
}

type biConnector struct {
	Enabled        *bool   `json:"enabled,omitempty"`
	ReadPreference *string `json:"readPreference,omitempty"`
}

type connectionStrings struct {
	AWSPrivateLink    map[string]string `json:"awsPrivateLink,omitempty"`
	AWSPrivateLinkSrv map[string]string `json:"awsPrivateLinkSrv,omitempty"`
	Private           *string           `json:"private,omitempty"`
	PrivateSrv        *string           `json:"privateSrv,omitempty"`
	Standard          *string           `json:"standard,omitempty"`
	StandardSrv       *string           `json:"standardSrv,omitempty"`
}

type label struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

type replicationSpec struct {
	ID            *string        `json:"id,omitempty"`
	RegionConfigs []regionConfig `json:"regionConfigs,omitempty"`
	ZoneID        *string        `json:"zoneId,omitempty"`
	ZoneName      *string        `json:"zoneName,omitempty"`
}

type regionConfig struct {
	AnalyticsAutoScaling    *autoScaling  `json:"analyticsAutoScaling,omitempty"`
	AnalyticsSpecs          *hardwareSpec `json:"analyticsSpecs,omitempty"`
	AutoScaling             *autoScaling  `json:"autoScaling,omitempty"`
	EffectiveAnalyticsSpecs *hardwareSpec `json:"effectiveAnalyticsSpecs,omitempty"`
	EffectiveElectableSpecs *hardwareSpec `json:"effectiveElectableSpecs,omitempty"`
	EffectiveReadOnlySpecs  *hardwareSpec `json:"effectiveReadOnlySpecs,omitempty"`
	ElectableSpecs          *hardwareSpec `json:"electableSpecs,omitempty"`
	Priority                *int          `json:"priority,omitempty"`
	ProviderName            *string       `json:"providerName,omitempty"`
	ReadOnlySpecs           *hardwareSpec `json:"readOnlySpecs,omitempty"`
	RegionName              *string       `json:"regionName,omitempty"`
}

type autoScaling struct {
	Compute *struct {
		Enabled          *bool   `json:"enabled,omitempty"`
		MaxInstanceSize  *string `json:"maxInstanceSize,omitempty"`
		MinInstanceSize  *string `json:"minInstanceSize,omitempty"`
		ScaleDownEnabled *bool   `json:"scaleDownEnabled,omitempty"`
	} `json:"compute,omitempty"`
	DiskGB *struct {
		Enabled *bool `json:"enabled,omitempty"`
	} `json:"diskGB,omitempty"`
}

type hardwareSpec struct {
	DiskIOPS       *int     `json:"diskIOPS,omitempty"`
	DiskSizeGB     *float64 `json:"diskSizeGB,omitempty"`
	DiskThroughput *int     `json:"diskThroughput,omitempty"`
	EbsVolumeType  *string  `json:"ebsVolumeType,omitempty"`
	InstanceSize   *string  `json:"instanceSize,omitempty"`
	NodeCount      *int     `json:"nodeCount,omitempty"`
}

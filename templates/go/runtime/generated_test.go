package admin

import (
	"context"
	"encoding/json"
	"time"
)

// What follows imitates generated code: one service, and one type of each shape.

const testBaseURL = "https://api.example.com"

type Client struct {
	*Caller

	ClustersApi ClustersApi
}

func NewClient(options ...Option) (*Client, error) {
	caller, err := newCaller(defaults{baseURL: testBaseURL, tokenURL: "/api/oauth/token", userAgent: "example-sdk-go/2025-03-12", secrets: []string{"riddle"}}, options)
	if err != nil {
		return nil, err
	}
	return &Client{Caller: caller, ClustersApi: ClustersApi{caller}}, nil
}

type ClustersApi struct{ caller *Caller }

type ListClustersApiParams struct {
	_ keyed

	GroupId      string     `path:"groupId"`
	IncludeCount *bool      `query:"includeCount"`
	ItemsPerPage *int       `query:"itemsPerPage"`
	PageNum      *int       `query:"pageNum"`
	Tags         []string   `query:"tags"`
	Fields       []string   `query:"fields,csv"`
	From         *time.Time `query:"fromDate"`
	States       []State    `query:"states"`
	Ratio        *float64   `query:"ratio"`
	Effective    *bool      `header:"Use-Effective-Instance-Fields"`
}

func (a ClustersApi) ListClusters(ctx context.Context, groupId string) *ListCall[*PaginatedCluster, *Cluster] {
	return a.ListClustersWithParams(ctx, &ListClustersApiParams{GroupId: groupId})
}

func (a ClustersApi) ListClustersWithParams(ctx context.Context, params *ListClustersApiParams) *ListCall[*PaginatedCluster, *Cluster] {
	return (*ListCall[*PaginatedCluster, *Cluster])(prepare(ctx, a.caller, &Operation{
		Name:   "listClusters",
		Method: "GET",
		Path:   "/api/v2/groups/{groupId}/clusters",
		Accept: "application/vnd.example.2024-08-05+json",
	}, params))
}

type GetClusterApiParams struct {
	_ keyed

	GroupId     string `path:"groupId"`
	ClusterName string `path:"clusterName"`
}

func (a ClustersApi) GetCluster(ctx context.Context, groupId, clusterName string) *Call[*Cluster] {
	return a.GetClusterWithParams(ctx, &GetClusterApiParams{GroupId: groupId, ClusterName: clusterName})
}

func (a ClustersApi) GetClusterWithParams(ctx context.Context, params *GetClusterApiParams) *Call[*Cluster] {
	return (*Call[*Cluster])(prepare(ctx, a.caller, &Operation{
		Name:   "getCluster",
		Method: "GET",
		Path:   "/api/v2/groups/{groupId}/clusters/{clusterName}",
		Accept: "application/vnd.example.2024-08-05+json",
	}, params))
}

type UpdateClusterApiParams struct {
	_ keyed

	GroupId     string   `path:"groupId"`
	ClusterName string   `path:"clusterName"`
	Body        *Cluster `body:"required"`
}

func (a ClustersApi) UpdateCluster(ctx context.Context, groupId, clusterName string, body *Cluster) *Call[*Cluster] {
	return (*Call[*Cluster])(prepare(ctx, a.caller, &Operation{
		Name:        "updateCluster",
		Method:      "PATCH",
		Path:        "/api/v2/groups/{groupId}/clusters/{clusterName}",
		Accept:      "application/vnd.example.2024-08-05+json",
		ContentType: "application/vnd.example.2023-02-01+json",
		Details:     updateClusterDetails,
	}, &UpdateClusterApiParams{GroupId: groupId, ClusterName: clusterName, Body: body}))
}

func updateClusterDetails(status int) any {
	if status == 400 {
		return new(PolicyError)
	}
	return nil
}

type PolicyError struct {
	_ keyed

	Policies []string `json:"policies,omitzero"`
}

type AddTagsApiParams struct {
	_ keyed

	GroupId string      `path:"groupId"`
	Body    *[]KeyValue `body:"optional"`
}

func (a ClustersApi) AddTags(ctx context.Context, params *AddTagsApiParams) *Call[[]KeyValue] {
	return (*Call[[]KeyValue])(prepare(ctx, a.caller, &Operation{
		Name:        "addTags",
		Method:      "POST",
		Path:        "/api/v2/groups/{groupId}:addTags",
		Accept:      "application/vnd.example.2023-01-01+json",
		ContentType: "application/vnd.example.2023-01-01+json",
	}, params))
}

func (a ClustersApi) DeleteCluster(ctx context.Context, groupId, clusterName string) *NoContentCall {
	return (*NoContentCall)(prepare(ctx, a.caller, &Operation{
		Name:       "deleteCluster",
		Method:     "DELETE",
		Path:       "/api/v2/groups/{groupId}/clusters/{clusterName}",
		Accept:     "application/vnd.example.2023-02-01+json",
		Deprecated: true,
		Sunset:     "2026-03-01",
		Successor:  "2024-08-05",
	}, &GetClusterApiParams{GroupId: groupId, ClusterName: clusterName}))
}

func (a ClustersApi) GetMetadata(ctx context.Context, groupId string) *Call[*string] {
	return (*Call[*string])(prepare(ctx, a.caller, &Operation{
		Name:   "getMetadata",
		Method: "GET",
		Path:   "/api/v2/groups/{groupId}/metadata.xml",
		Accept: "application/vnd.example.2023-01-01+json",
	}, &ListClustersApiParams{GroupId: groupId}))
}

func (a ClustersApi) DownloadLog(ctx context.Context, groupId string) *StreamCall {
	return (*StreamCall)(prepare(ctx, a.caller, &Operation{
		Name:   "downloadLog",
		Method: "GET",
		Path:   "/api/v2/groups/{groupId}/log.gz",
		Accept: "application/vnd.example.2023-01-01+gzip",
	}, &ListClustersApiParams{GroupId: groupId}))
}

func (a ClustersApi) GetInvoice(ctx context.Context, groupId string) *FormatCall[*Invoice] {
	return (*FormatCall[*Invoice])(prepare(ctx, a.caller, &Operation{
		Name:      "getInvoice",
		Method:    "GET",
		Path:      "/api/v2/groups/{groupId}/invoice",
		Accept:    "application/vnd.example.2023-01-01+json",
		AcceptCSV: "application/vnd.example.2023-01-01+csv",
	}, &ListClustersApiParams{GroupId: groupId}))
}

type Invoice struct {
	_ keyed

	Id string `json:"id"`
}

type State string

const (
	StateIdle     State = "IDLE"
	StateUpdating State = "UPDATING"
)

type PaginatedCluster struct {
	_ keyed

	Links      []KeyValue `json:"links,omitzero"`
	Results    []Cluster  `json:"results,omitzero"`
	TotalCount *int       `json:"totalCount,omitzero" api:"readonly"`
}

type Cluster struct {
	_ keyed

	Id               *string           `json:"id,omitzero" api:"readonly"`
	Name             *string           `json:"name,omitzero"`
	State            *State            `json:"stateName,omitzero" api:"readonly"`
	Created          *time.Time        `json:"createDate,omitzero" api:"readonly"`
	DiskSizeGB       *float64          `json:"diskSizeGB,omitzero"`
	BackupEnabled    *bool             `json:"backupEnabled,omitzero"`
	Paused           *bool             `json:"paused,omitzero"`
	Version          Nullable[string]  `json:"version,omitzero"`
	Labels           []KeyValue        `json:"labels,omitzero"`
	Tags             map[string]string `json:"tags,omitzero"`
	Options          json.RawMessage   `json:"options,omitzero"`
	ReplicationSpecs []ReplicationSpec `json:"replicationSpecs,omitzero"`
	Password         *string           `json:"password,omitzero" api:"writeonly"`
}

type KeyValue struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

type ReplicationSpec struct {
	_ keyed

	Id            string         `json:"id" api:"readonly"`
	ZoneName      *string        `json:"zoneName,omitzero"`
	RegionConfigs []RegionConfig `json:"regionConfigs"`
}

type RegionConfig struct {
	_ keyed

	Value RegionConfigValue `json:"-" api:"union"`
}

type RegionConfigValue interface{ isRegionConfig() }

func (*AWSRegionConfig) isRegionConfig()   {}
func (*AzureRegionConfig) isRegionConfig() {}
func (*Raw) isRegionConfig()               {}

func (u RegionConfig) MarshalJSON() ([]byte, error) { return marshalNested(u.Value) }

var armsOfRegionConfig = union{
	tag: "providerName",
	arms: []arm{
		{of: (*AWSRegionConfig)(nil), tags: []string{"AWS"}},
		{of: (*AzureRegionConfig)(nil), tags: []string{"AZURE"}},
	},
}

func (u *RegionConfig) UnmarshalJSON(data []byte) error {
	return unmarshalUnion(data, &u.Value, &armsOfRegionConfig)
}

func (u RegionConfig) Shared() (*RegionConfigShared, error) {
	s := new(RegionConfigShared)
	return s, shared(u.Value, s)
}

type RegionConfigShared struct {
	_ keyed

	ProviderName *string `json:"providerName,omitzero"`
	Priority     *int    `json:"priority,omitzero"`
	RegionName   *string `json:"regionName,omitzero"`
}

type AWSRegionConfig struct {
	_ keyed

	ProviderName *string       `json:"providerName,omitzero"`
	Priority     *int          `json:"priority,omitzero"`
	RegionName   *string       `json:"regionName,omitzero"`
	Electable    *HardwareSpec `json:"electableSpecs,omitzero"`
	ReadOnly     *HardwareSpec `json:"readOnlySpecs,omitzero"`
	Analytics    *HardwareSpec `json:"analyticsSpecs,omitzero"`
	AutoScaling  *AutoScaling  `json:"autoScaling,omitzero"`
	Effective    *HardwareSpec `json:"effectiveElectableSpecs,omitzero" api:"readonly"`
}

type AzureRegionConfig struct {
	_ keyed

	ProviderName *string       `json:"providerName,omitzero"`
	Priority     *int          `json:"priority,omitzero"`
	RegionName   *string       `json:"regionName,omitzero"`
	Electable    *HardwareSpec `json:"electableSpecs,omitzero"`
}

type HardwareSpec struct {
	_ keyed

	DiskSizeGB    *float64 `json:"diskSizeGB,omitzero"`
	InstanceSize  *string  `json:"instanceSize,omitzero"`
	NodeCount     *int     `json:"nodeCount,omitzero"`
	DiskIOPS      *int     `json:"diskIOPS,omitzero"`
	EbsVolumeType *string  `json:"ebsVolumeType,omitzero"`
}

type AutoScaling struct {
	Compute *Scaling `json:"compute,omitzero"`
	DiskGB  *Scaling `json:"diskGB,omitzero"`
}

type Scaling struct {
	_ keyed

	Enabled          *bool   `json:"enabled,omitzero"`
	ScaleDownEnabled *bool   `json:"scaleDownEnabled,omitzero"`
	MinInstanceSize  *string `json:"minInstanceSize,omitzero"`
	MaxInstanceSize  *string `json:"maxInstanceSize,omitzero"`
}

// A Threshold is a union whose arms nothing tells apart.
type Threshold struct {
	_ keyed

	Value ThresholdValue `json:"-" api:"union"`
}

type ThresholdValue interface{ isThreshold() }

func (*Raw) isThreshold()       {}
func (*BoundFrom) isThreshold() {}
func (*BoundTo) isThreshold()   {}

func (u Threshold) MarshalJSON() ([]byte, error) { return marshalNested(u.Value) }

func (u *Threshold) UnmarshalJSON(data []byte) error {
	u.Value = new(Raw)
	return unmarshalNested(data, u.Value)
}

func (u Threshold) AsBoundFrom() (*BoundFrom, error) {
	if arm, ok := u.Value.(*BoundFrom); ok {
		return arm, nil
	}
	arm := new(BoundFrom)
	if err := decodeRaw(u.Value, arm); err != nil {
		return nil, err
	}
	return arm, nil
}
func (u Threshold) AsBoundTo() (*BoundTo, error) {
	if arm, ok := u.Value.(*BoundTo); ok {
		return arm, nil
	}
	arm := new(BoundTo)
	if err := decodeRaw(u.Value, arm); err != nil {
		return nil, err
	}
	return arm, nil
}

type BoundFrom struct {
	_ keyed

	From int `json:"from"`
}

type BoundTo struct {
	_ keyed

	To string `json:"to"`
}

// A Definition is a union that is told by a member, or by the kind of value.
type Definition struct {
	_ keyed

	Value DefinitionValue `json:"-" api:"union"`
}

type DefinitionValue interface{ isDefinition() }

func (*DefinitionText) isDefinition()     {}
func (*DefinitionMappings) isDefinition() {}
func (*DefinitionList) isDefinition()     {}
func (*Raw) isDefinition()                {}

type DefinitionText string

type DefinitionList []RegionConfig

type DefinitionMappings struct {
	_ keyed

	Mappings map[string]Threshold `json:"mappings"`
}

func (u Definition) MarshalJSON() ([]byte, error) { return marshalNested(u.Value) }

func (u *Definition) UnmarshalJSON(data []byte) error {
	switch kindOf(data) {
	case stringKind:
		u.Value = new(DefinitionText)
	case arrayKind:
		u.Value = new(DefinitionList)
	default:
		if hasMember(data, "mappings") {
			u.Value = new(DefinitionMappings)
		} else {
			u.Value = new(Raw)
		}
	}
	return unmarshalNested(data, u.Value)
}

// An Extensible has declared and other members.
type Extensible struct {
	_ keyed

	Id                   string                  `json:"id"`
	Secret               *string                 `json:"secret,omitzero" api:"readonly"`
	AdditionalProperties map[string]RegionConfig `json:"-" api:"additional"`
}

func (x Extensible) MarshalJSON() ([]byte, error) { return marshalNested(x) }

func (x *Extensible) UnmarshalJSON(data []byte) error { return unmarshalAdditional(data, x) }

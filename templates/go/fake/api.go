package fake

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// This file is not copied: beside an SDK, one that is generated stands for it. It
// holds an API that is small, for the tests.

// Services has a field for each group of operations, and in it one for each of
// them: who answers it.
type Services struct {
	ClustersApi struct {
		AddTags         Handler `operation:"addTags"`
		CreateCluster   Handler `operation:"createCluster"`
		GetCluster      Handler `operation:"getCluster"`
		GetLog          Handler `operation:"getLog"`
		GetOther        Handler `operation:"getOther"`
		ListClusters    Handler `operation:"listClusters"`
		ProcessClusters Handler `operation:"processClusters"`
	}
	ProjectsApi struct {
		GetGroup Handler `operation:"getGroup"`
	}
}

// The table of the operations that a Server knows.
var table = &ops.Table{
	Pin: "2025-03-12",
	Operations: []*ops.Operation{
		{Name: "addTags", Method: "POST", Path: "/groups/{groupId}:addTags", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "204", false)}},
		{Name: "createCluster", Method: "POST", Path: "/groups/{groupId}/clusters", Params: []*ops.Param{group}, Versions: []ops.Version{
			version(oldType, "200", true), version(newType, "201", true),
		}},
		{Name: "getCluster", Method: "GET", Path: "/groups/{groupId}/clusters/{clusterName}", Params: []*ops.Param{group, name}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "getGroup", Method: "GET", Path: "/groups/{groupId}", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "getLog", Method: "GET", Path: "/groups/{groupId}/log", Params: []*ops.Param{group}, Versions: []ops.Version{version(logType, "200", false)}},
		{Name: "getOther", Method: "GET", Path: "/groups/{groupId}/clusters/{other}", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "listClusters", Method: "GET", Path: "/groups/{groupId}/clusters", Params: []*ops.Param{group, number("pageNum"), number("itemsPerPage"), needed}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "processClusters", Method: "GET", Path: "/groups/{groupId}/clusters/provider", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
	},
	IDs: []ops.ID{{Long: "getGroupCluster", Name: "getCluster"}},
}

const (
	oldType = "application/vnd.atlas.2023-01-01+json"
	newType = "application/vnd.atlas.2024-08-05+json"
	logType = "application/vnd.atlas.2023-01-01+gzip"
)

var (
	group  = &ops.Param{Name: "groupId", In: ops.Path, Type: "string", Required: true}
	name   = &ops.Param{Name: "clusterName", In: ops.Path, Type: "string", Required: true}
	needed = &ops.Param{Name: "sort", In: ops.Query, Type: "boolean", Required: true}
)

func number(name string) *ops.Param { return &ops.Param{Name: name, In: ops.Query, Type: "integer"} }

// version is one that answers with a media type, and takes it if it has a body.
func version(media, status string, body bool) ops.Version {
	format := media[strings.LastIndexByte(media, '+')+1:]
	m := ops.Media{Type: media, Format: format}
	if format == "json" && status != "204" {
		m.Schema = "{}"
	}
	date := strings.TrimPrefix(media, "application/vnd.atlas.")[:len("2006-01-02")]
	v := ops.Version{Name: date, Stage: ops.Stable, Date: date, Responses: []*ops.Response{{Status: status, Media: []ops.Media{m}}, {Status: "404"}}}
	if body {
		v.Request = &ops.Request{MediaType: media, Required: true}
	}
	return v
}

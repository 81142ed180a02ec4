package fake

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// This file is not copied: an SDK has a generated one in its place. It holds a
// small API for the tests.

// Services has a field for each group of operations, which has a field for the
// handler of each operation.
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
	ListsApi struct {
		ListCursor Handler `operation:"listCursor"`
		ListHeader Handler `operation:"listHeader"`
		ListLink   Handler `operation:"listLink"`
		ListOffset Handler `operation:"listOffset"`
	}
	FormsApi struct {
		SendForm Handler `operation:"sendForm"`
		Upload   Handler `operation:"upload"`
		PutImage Handler `operation:"putImage"`
	}
	ProjectsApi struct {
		GetGroup Handler `operation:"getGroup"`
	}
}

// The operations of a Server.
var table = &ops.Table{
	Pin: "2025-03-12",
	Errors: ops.Errors{
		Status: []string{"status"}, Code: []string{"code"}, Title: []string{"about", "title"}, Detail: []string{"about", "detail"}, Parameters: []string{"values"},
		Violations: []string{"wrong"}, Field: "field", Description: "text",
	},
	Operations: []*ops.Operation{
		{Name: "addTags", Method: "POST", Path: "/groups/{groupId}:addTags", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "204", false)}},
		{Name: "createCluster", Method: "POST", Path: "/groups/{groupId}/clusters", Params: []*ops.Param{group, moods}, Versions: []ops.Version{
			version(oldType, "200", true), version(newType, "201", true),
		}},
		{Name: "getCluster", Method: "GET", Path: "/groups/{groupId}/clusters/{clusterName}", Params: []*ops.Param{group, name}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "getGroup", Method: "GET", Path: "/groups/{groupId}", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "getLog", Method: "GET", Path: "/groups/{groupId}/log", Params: []*ops.Param{group}, Versions: []ops.Version{version(logType, "200", false)}},
		{Name: "getOther", Method: "GET", Path: "/groups/{groupId}/clusters/{other}", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "listClusters", Method: "GET", Path: "/groups/{groupId}/clusters", Params: []*ops.Param{group, number("pageNum", "page-num"), number("itemsPerPage", "items-per-page"), needed}, Versions: []ops.Version{
			paged(&ops.Paging{Kind: ops.PageNumber, Start: "pageNum", First: 1, Size: "itemsPerPage", Items: []string{"results"}, Total: []string{"totalCount"}}),
		}},
		list("listCursor", "cursor", &ops.Paging{Kind: ops.Cursor, Start: "after", Size: "limit", Items: []string{"items"}, Next: []string{"meta", "next"}}),
		list("listHeader", "header", &ops.Paging{Kind: ops.LinkHeader, Size: "limit"}),
		list("listLink", "link", &ops.Paging{Kind: ops.NextLink, Size: "limit", Items: []string{"items"}, Next: []string{"next"}}),
		list("listOffset", "offset", &ops.Paging{Kind: ops.Offset, Start: "after", Size: "limit", Items: []string{"items"}}),
		posting("sendForm", &ops.Request{MediaType: "application/x-www-form-urlencoded", Coding: ops.Form, Required: true, Schema: formSchema, Encodings: []ops.Encoding{{Name: "tags", Joined: true}}}),
		posting("upload", &ops.Request{MediaType: "multipart/form-data", Coding: ops.Multipart, Required: true, Schema: formSchema}),
		posting("putImage", &ops.Request{MediaType: "image/*", Coding: ops.Bytes, Required: true}),
		{Name: "processClusters", Method: "GET", Path: "/groups/{groupId}/clusters/provider", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
	},
	IDs: []ops.ID{{Long: "getGroupCluster", Name: "getCluster"}},
	Schemas: []ops.Schema{{Name: "Cluster", Text: `{"type":"object","properties":{
		"id":{"type":"string","readOnly":true},
		"name":{"type":"string","pattern":"^[a-z]*$","maxLength":5},
		"size":{"type":"integer","minimum":1,"maximum":9},
		"state":{"type":"string","enum":["IDLE","BUSY"]},
		"tags":{"type":"array","uniqueItems":true,"items":{"type":"string"}}
	},"required":["id","name"]}`}},
}

const (
	oldType = "application/vnd.example.2023-01-01+json"
	newType = "application/vnd.example.2024-08-05+json"
	logType = "application/vnd.example.2023-01-01+gzip"
)

var (
	group  = &ops.Param{Name: "groupId", Flag: "group-id", In: ops.Path, Type: "string", Required: true, MaxLength: 3}
	name   = &ops.Param{Name: "clusterName", Flag: "cluster-name", In: ops.Path, Type: "string", Required: true}
	needed = &ops.Param{Name: "sort", Flag: "sort", In: ops.Query, Type: "boolean", Required: true}
	moods  = &ops.Param{Name: "X-Moods", Flag: "moods", In: ops.Header, Type: "string", Array: true, Joined: true, Enum: []string{"calm", "wild"}}
)

func number(name, flag string) *ops.Param {
	return &ops.Param{Name: name, Flag: flag, In: ops.Query, Type: "integer", Min: "1"}
}

func list(name, folder string, p *ops.Paging) *ops.Operation {
	limit := &ops.Param{Name: "limit", Flag: "limit", In: ops.Query, Type: "integer", Default: "2"}
	after := &ops.Param{Name: "after", Flag: "after", In: ops.Query, Type: "string"}
	return &ops.Operation{Name: name, Method: "GET", Path: "/lists/" + folder, Params: []*ops.Param{limit, after}, Versions: []ops.Version{paged(p)}}
}

const formSchema = `{"type":"object","properties":{
	"id":{"type":"string","readOnly":true},
	"size":{"type":"integer","maximum":9},
	"tags":{"type":"array","items":{"type":"string"}},
	"file":{"type":"string","format":"binary"}
},"required":["size"]}`

func posting(name string, r *ops.Request) *ops.Operation {
	answer := &ops.Response{Status: "200", Media: []ops.Media{{Type: "text/plain", Format: "plain"}}}
	return &ops.Operation{Name: name, Method: "POST", Path: "/" + name, Versions: []ops.Version{{Request: r, Responses: []*ops.Response{answer}}}}
}

func paged(p *ops.Paging) ops.Version {
	v := version(oldType, "200", false)
	v.Paging = p
	return v
}

// version returns a version that answers with a media type, and takes it too if it
// has a body.
func version(media, status string, body bool) ops.Version {
	format := media[strings.LastIndexByte(media, '+')+1:]
	m := ops.Media{Type: media, Format: format}
	if format == "json" && status != "204" {
		m.Schema = "{}"
	}
	date := strings.TrimPrefix(media, "application/vnd.example.")[:len("2006-01-02")]
	v := ops.Version{Name: date, Stage: ops.Stable, Date: date, Responses: []*ops.Response{{Status: status, Media: []ops.Media{m}}, {Status: "404"}}}
	if body {
		v.Request = &ops.Request{MediaType: media, Required: true, Schema: `{"$ref":"#/$defs/Cluster"}`}
		v.Responses = append(v.Responses, &ops.Response{Status: "4XX", Media: []ops.Media{{Type: media, Format: "json", Schema: "{}"}, {Type: "application/problem+json", Format: "json", Schema: "{}"}}})
	}
	return v
}

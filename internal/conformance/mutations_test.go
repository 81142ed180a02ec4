//go:build conformance

package conformance

import "github.com/atlasgen/atlasgen/internal/conformance/agree"

// A mutation changes a file of the embedded document's outputs, from which a voice
// reads.
type mutation struct {
	voice, file string
	edits       []edit
}

// An edit replaces the first occurrence of a text, which states a fact.
type edit struct {
	fact      agree.Fact
	old, with string
}

const (
	ftsJSON     = "docs/operations/create-cluster-fts-index.json"
	ftsMarkdown = "docs/operations/create-cluster-fts-index.md"
	ftsHTML     = "docs/operations/create-cluster-fts-index.html"
	ftsCommand  = "cli/docs/atlas-api-createClusterFtsIndex.md"
	ftsManual   = "cli/man/man1/atlas-api-createClusterFtsIndex.1"
)

const atlasMedia = "application/vnd.atlas.2023-01-01+json"

var mutations = []mutation{
	{"SDK", "sdk/admin/atlas_search_api.go", []edit{
		{agree.Endpoint, `Method:      "POST"`, `Method: "PUT"`},
		{agree.Accept, `Accept:      "` + atlasMedia, `Accept: "application/json`},
		{agree.ContentType, `ContentType: "` + atlasMedia, `ContentType: "application/json`},
		{agree.Deprecated, "Deprecated:  true", "Deprecated: false"},
		{agree.Security, "Deprecated:  true", "Deprecated: true, Security: [][]string{}"},
		{agree.Sunset, `Sunset:      "2027-07-01"`, `Sunset: "2027-07-02"`},
		{agree.Successor, `Sunset:      "2027-07-01"`, `Sunset: "2027-07-01", Successor: "2024-05-30"`},
		{agree.Parameters, "`query:\"envelope\"`", "`header:\"envelope\"`"},
		{agree.Service, "*AtlasSearchApi) CreateClusterFtsIndexWithParams", "*SearchApi) CreateClusterFtsIndexWithParams"},
		{agree.Method, "CreateClusterFtsIndex(ctx", "CreateClusterIndex(ctx"},
		{agree.Params, "params *CreateClusterFtsIndexApiParams", "params *CreateClusterFtsIndexParams"},
	}},
	{"SDK", "sdk/admin/invoices_api.go", []edit{
		{agree.AcceptCSV, `AcceptCSV: "application/vnd.atlas.2023-01-01+csv"`, `AcceptCSV: "text/csv"`},
		{agree.Paged, "*ListInvoicesApiParams) *ListCall[", "*ListInvoicesApiParams) *Call["},
	}},
	{"SDK", "sdk/admin/client.go", []edit{
		{agree.Client, "\tAtlasSearchApi ", "\tSearchApi "},
		{agree.BaseURL, "https://cloud.mongodb.com", "https://cloud.example.com"},
	}},
	{"comments of the SDK", "sdk/admin/atlas_search_api.go", []edit{
		{agree.Sunset, "served until 2027-07-01", "served until 2027-07-02"},
		{agree.Successor, "served until 2027-07-01.", "served until 2027-07-01. Use version 2024-05-30."},
	}},
	{"fakes", "sdk/admin/admintest/api.go", []edit{
		{agree.Client, "AtlasSearchApi struct", "SearchApi struct"},
		{agree.Method, "CreateClusterFtsIndex ", "CreateClusterIndex "},
	}},
	{"table", "sdk/admin/ops/ops_atlas_search_table.go", []edit{
		{agree.Endpoint, "/fts/indexes", "/fts/index"},
		{agree.Tag, `Tag:         "Atlas Search"`, `Tag: "Search"`},
		{agree.Deprecated, "Deprecated:  true", "Deprecated: false"},
		{agree.Security, "Deprecated:  true", "Deprecated: true, Security: [][]string{}"},
		{agree.Sunset, `Sunset: "2027-07-01"`, `Sunset: "2027-07-02"`},
		{agree.Successor, `Sunset: "2027-07-01"`, `Sunset: "2027-07-01", Successor: "2024-05-30"`},
		{agree.Versions, `Name:   "2023-01-01"`, `Name: "2023-02-01"`},
		{agree.Parameters, "&param14c95b026214, ", ""},
		{agree.Required, "&param14c95b026214, ", ""},
		{agree.ContentType, `MediaType: "` + atlasMedia, `MediaType: "application/json`},
		{agree.Answers, "Responses: []*Response{&response7d89a03f3587", "Responses: []*Response{&response6a43c2f47934"},
		{agree.Accept, "Responses: []*Response{&response7d89a03f3587, ", "Responses: []*Response{"},
	}},
	{"table", "sdk/admin/ops/ops_invoices_table.go", []edit{
		{agree.Paged, "Paging: ", "Pages: "},
	}},
	{"JSON page", ftsJSON, []edit{
		{agree.Endpoint, `"method":"POST"`, `"method":"PUT"`},
		{agree.Tag, `"tag":"Atlas Search"`, `"tag":"Search"`},
		{agree.Deprecated, `"deprecated":true,"sunset"`, `"sunset"`},
		{agree.Sunset, `"sunset":"2027-07-01","roles"`, `"sunset":"2027-07-02","roles"`},
		{agree.Successor, `"sunset":"2027-07-01","roles"`, `"sunset":"2027-07-01","successor":"2024-05-30","roles"`},
		{agree.Versions, `"versions":[{"version":"2023-01-01"`, `"versions":[{"version":"2023-02-01"`},
		{agree.Parameters, `"name":"groupId"`, `"name":"projectId"`},
		{agree.Accept, `"response-200","mediaType":"` + atlasMedia, `"response-200","mediaType":"application/json`},
		{agree.Answers, `"status":"200"`, `"status":"201"`},
		{agree.ContentType, `"request","mediaType":"` + atlasMedia, `"request","mediaType":"application/json`},
		{agree.Paged, `"samples":[`, `"paging":{},"samples":[`},
		{agree.Command, `"text":"atlas api createClusterFtsIndex"`, `"text":"atlas api createIndex"`},
		{agree.Service, `"text":"AtlasSearchApi.`, `"text":"SearchApi.`},
		{agree.Method, `"text":"AtlasSearchApi.CreateClusterFtsIndex"`, `"text":"AtlasSearchApi.CreateIndex"`},
		{agree.Body, `"example":{"collectionName":"string"`, `"example":{"collectionName":"text"`},
		{agree.Answer, `"errorCode":"VALIDATION_ERROR"`, `"errorCode":"ERROR"`},
		{agree.Samples, "curl --request POST", "curl --request PUT"},
	}},
	{"Markdown page", ftsMarkdown, []edit{
		{agree.Endpoint, "`POST /api", "`PUT /api"},
		{agree.Deprecated, "Deprecated: do not", "Do not"},
		{agree.Sunset, "sunset on 2027-07-01", "sunset on 2027-07-02"},
		{agree.Successor, "This version:", "A newer version exists: 2024-05-30.\n\nThis version:"},
		{agree.Versions, "## Samples", "## Versions\n\n- [2023-02-01](x.md)\n\n## Samples"},
		{agree.Parameters, "- `groupId` string", "- `projectId` string"},
		{agree.ContentType, "The index to create.\n\n`" + atlasMedia, "The index to create.\n\n`application/json"},
		{agree.Answers, "### 200", "### 201"},
		{agree.Accept, "The request succeeded.\n\n`" + atlasMedia, "The request succeeded.\n\n`application/json"},
		{agree.Paged, "### curl, API key", "### All pages"},
		{agree.Command, "[`atlas api createClusterFtsIndex`]", "[`atlas api createIndex`]"},
		{agree.Service, "[`AtlasSearchApi.", "[`SearchApi."},
		{agree.Method, "[`AtlasSearchApi.CreateClusterFtsIndex`]", "[`AtlasSearchApi.CreateIndex`]"},
		{agree.Body, "```json\n{\n  \"collectionName\": \"string\"", "```json\n{\n  \"collectionName\": \"text\""},
		{agree.Samples, "curl --request POST", "curl --request PUT"},
	}},
	{"HTML page", ftsHTML, []edit{
		{agree.Endpoint, `<span class="method POST">POST`, `<span class="method POST">PUT`},
		{agree.Tag, `<a href="../tags/atlas-search.html">Atlas Search</a></p>`, `<a href="../tags/atlas-search.html">Search</a></p>`},
		{agree.Deprecated, "Deprecated: do not", "Do not"},
		{agree.Sunset, "sunset on 2027-07-01", "sunset on 2027-07-02"},
		{agree.Successor, `<p class="endpoint">`, `<p class="notice">A newer version exists: 2024-05-30.</p><p class="endpoint">`},
		{agree.Versions, `<div class="prose">`, `<ul class="switch"><li>2023-02-01</li></ul><div class="prose">`},
		{agree.Parameters, "<code>groupId</code>", "<code>projectId</code>"},
		{agree.ContentType, `<div id="request"><p class="head"><code class="media">` + atlasMedia, `<div id="request"><p class="head"><code class="media">application/json`},
		{agree.Answers, `<span class="status">200`, `<span class="status">201`},
		{agree.Accept, `<div id="response-200"><p class="head"><code class="media">` + atlasMedia, `<div id="response-200"><p class="head"><code class="media">application/json`},
		{agree.Paged, `<h2 id="errors">`, `<h2 id="paging">`},
		{agree.Command, "<code>atlas api createClusterFtsIndex</code>", "<code>atlas api createIndex</code>"},
		{agree.Service, "<code>AtlasSearchApi.", "<code>SearchApi."},
		{agree.Method, "<code>AtlasSearchApi.CreateClusterFtsIndex</code>", "<code>AtlasSearchApi.CreateIndex</code>"},
		{agree.Body, `id="example-request" open><summary>` + atlasMedia + "</summary>\n<pre tabindex=\"0\"><code><i class=\"c\" data-v=\"body\"></i>{", `id="example-request" open><pre><code>{"a": 1,`},
		{agree.Answer, "&#34;VALIDATION_ERROR&#34;", "&#34;ERROR&#34;"},
		{agree.Samples, "--request</i> POST", "--request</i> PUT"},
	}},
	{"sunset calendar", "docs/versions.html", []edit{
		{agree.Sunset, `2027-07-01</td><td><a href="operations/create-cluster-fts`, `2027-07-02</td><td><a href="operations/create-cluster-fts`},
	}},
	{"command sample", ftsJSON, []edit{
		{agree.Command, `"source":"atlas api createClusterFtsIndex`, `"source":"atlas api createIndex`},
		{agree.Required, "--group-id 32b6e34b3d91647abb20e7b8", ""},
		{agree.Example, "--group-id 32b6e34b3d91647abb20e7b8", "--group-id 42b6e34b3d91647abb20e7b8"},
		{agree.Body, `--data '{\n    \"collectionName\"`, `--data '{\n    \"collection\"`},
	}},
	{"curl sample", ftsJSON, []edit{
		{agree.Endpoint, "curl --request POST", "curl --request PUT"},
		{agree.Accept, "Accept: " + atlasMedia, "Accept: application/json"},
		{agree.ContentType, "Content-Type: " + atlasMedia, "Content-Type: application/json"},
		{agree.Example, "groups/32b6e34b3d91647abb20e7b8/", "groups/42b6e34b3d91647abb20e7b8/"},
		{agree.Body, `+json\" \\\n  --data '{\n    \"collectionName\"`, `+json\" \\\n  --data '{\n    \"collection\"`},
		{agree.BaseURL, "https://cloud.mongodb.com/api", "https://cloud.example.com/api"},
	}},
	{"Go sample", ftsJSON, []edit{
		{agree.Client, "client.AtlasSearchApi", "client.SearchApi"},
		{agree.Method, "CreateClusterFtsIndexWithParams(ctx", "CreateIndexWithParams(ctx"},
		{agree.Params, "&sdk.CreateClusterFtsIndexApiParams", "&sdk.CreateIndexApiParams"},
		{agree.Example, `GroupId:     \"32b6e34b3d91647abb20e7b8\"`, `GroupId:     \"42b6e34b3d91647abb20e7b8\"`},
		{agree.Body, "[]byte(`{\\n\\t  \\\"collectionName\\\"", "[]byte(`{\\n\\t  \\\"collection\\\""},
		{agree.BaseURL, `url := \"https://cloud.mongodb.com`, `url := \"https://cloud.example.com`},
	}},
	{"command page", ftsCommand, []edit{
		{agree.Endpoint, "```\nPOST ", "```\nPUT "},
		{agree.Deprecated, "- Deprecated:", "- Old:"},
		{agree.Versions, "- Versions: 2023-01-01", "- Versions: 2023-02-01"},
		{agree.Paged, "`--data`", "`--max-items`"},
		{agree.Command, "# atlas api createClusterFtsIndex", "# atlas call createClusterFtsIndex"},
		{agree.Required, "(required; matches", "(matches"},
		{agree.Flags, "`--data`", "`--body`"},
	}},
	{"manual page", ftsManual, []edit{
		{agree.Endpoint, "\nPOST ", "\nPUT "},
		{agree.Flags, `\fB\-\-data\fR`, `\fB\-\-body\fR`},
		{agree.Paged, `\fB\-\-data\fR`, `\fB\-\-max\-items\fR`},
	}},
	{"README of the command", "cli/docs/README.md", []edit{
		{agree.Variable, "MONGODB_ATLAS_CLIENT_ID", "ATLAS_CLIENT_ID"},
	}},
	{"page about authentication", "docs/authentication.html", []edit{
		{agree.Credential, "<code>ACCESS_TOKEN</code>", "<code>TOKEN</code>"},
		{agree.Variable, "export</i> MONGODB_ATLAS_CLIENT_ID", "export</i> MONGODB_CLIENT_ID"},
	}},
	{"gen resolve", "reports/resolve.json", []edit{
		{agree.Endpoint, `"method": "POST"`, `"method": "PUT"`},
		{agree.Deprecated, `"deprecated": false`, `"deprecated": true`},
		{agree.Sunset, `"sunset": []`, `"sunset": ["2027-07-01"]`},
		{agree.Versions, `"newer": []`, `"newer": ["2027-07-01"]`},
		{agree.ContentType, `"request": [`, `"request": ["text/plain",`},
	}},
	{"gen sunset", "reports/sunset.json", []edit{
		{agree.Sunset, `"date": "2027-07-01"`, `"date": "2027-07-02"`},
	}},
	{"gen versions", "reports/versions.json", []edit{
		{agree.Operations, `"2023-01-01": 5`, `"2023-01-01": 6`},
	}},
	{"gen diff", "reports/diff.json", []edit{
		{agree.Service, `"type": "AtlasSearchApi",`, `"type": "SearchApi",`},
		{agree.Method, `"name": "CreateClusterFtsIndex",`, `"name": "CreateIndex",`},
		{agree.Params, `"name": "CreateClusterFtsIndexApiParams",`, `"name": "CreateIndexApiParams",`},
	}},
}

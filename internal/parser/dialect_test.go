package parser

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
)

// shop is a dialect whose versions are numbers.
const shop = `
name: shop
versions: {mediaType: "application/vnd.shop.{version}+json", kind: number}
extensions: {publicName: x-shop-name, sunset: x-shop-end}
names: {schemaSuffixes: [Dto], service: "{Tag}Service", field: "{Tag}", longMethod: "{operation}With", params: "{operation}Args"}
`

const shopDocument = `
openapi: 3.0.3
info: {title: Shop, version: "1"}
paths:
  /items/{id}:
    put:
      operationId: itemsPut
      x-shop-name: putItem
      tags: [stock items]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        content:
          application/vnd.shop.v2+json: {schema: {$ref: "#/components/schemas/ItemDto"}}
          application/vnd.shop.v9+json: {schema: {$ref: "#/components/schemas/NewItem"}}
      responses:
        "200":
          description: ok
          content:
            application/vnd.shop.v10+json: {schema: {$ref: "#/components/schemas/NewItem"}}
            application/vnd.shop.v2+json: {x-shop-end: "2027-01-01", schema: {$ref: "#/components/schemas/ItemDto"}}
  /ping:
    get:
      operationId: ping
      responses: {"204": {description: ok}}
components:
  schemas:
    ItemDto: {type: object, properties: {name: {type: string}}}
    NewItem: {type: object, properties: {title: {type: string}}}
`

func parseShop(t *testing.T) *model.Document {
	t.Helper()
	d, err := dialect.Load("shop.yaml", []byte(shop))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Parse(Options{File: "spec.yaml", Data: []byte(shopDocument), Dialect: d})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestOwnDialect(t *testing.T) {
	doc := parseShop(t)
	if doc.Dialect != "shop" {
		t.Errorf("the dialect of the document is %q", doc.Dialect)
	}
	for _, test := range []struct {
		pin  string
		all  bool
		want []string
	}{
		{"v1", false, []string{"Default DefaultService.Ping PingWith PingArgs: "}},
		{"v2", false, []string{"Default DefaultService.Ping PingWith PingArgs: ", "StockItems StockItemsService.PutItem PutItemWith PutItemArgs: v2 2027-01-01 Item"}},
		{"9", false, []string{"Default DefaultService.Ping PingWith PingArgs: ", "StockItems StockItemsService.PutItem PutItemWith PutItemArgs: v2 2027-01-01 Item"}},
		{"v10", true, []string{
			"Default DefaultService.Ping PingWith PingArgs: ", "StockItems StockItemsService.PutItem PutItemWith PutItemArgs: v10  NewItem",
			"StockItems StockItemsService.PutItemV2 PutItemV2With PutItemV2Args: v2 2027-01-01 Item",
		}},
		{"2025-01-01", false, []string{"Default DefaultService.Ping PingWith PingArgs: "}},
	} {
		pin, err := model.ParseVersion(test.pin)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, endpoints(doc.Resolve(pin, test.all))); diff != "" {
			t.Errorf("at %s (-want +got):\n%s", test.pin, diff)
		}
	}
}

// endpoints returns a line for each endpoint: its Go names, version, sunset and the
// type of its body.
func endpoints(api *model.API) []string {
	var lines []string
	for _, e := range api.Endpoints {
		tag, r := e.Operation.Tag, e.Revision
		line := fmt.Sprintf("%s %s.%s %s %s: %v", tag.Field, tag.Name.Go, e.Name.Go, e.Forms.Long, e.Forms.Params, r.Version)
		if r.Request != nil {
			line += fmt.Sprintf(" %s %s", r.Sunset, r.Request.Schema.Type.(*model.Ref).Decl.Name.Go)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestDialectIsRecognized(t *testing.T) {
	for mediaType, want := range map[string]string{
		"application/vnd.atlas.2025-01-01+json": "atlas",
		"application/vnd.shop.2025-01-01+json":  "plain",
		"application/json":                      "plain",
	} {
		text := "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: ok, content: {" + mediaType + ": {}}}}}}}\n"
		doc, err := Parse(Options{File: "spec.yaml", Data: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		if doc.Dialect != want {
			t.Errorf("the dialect of a document with %s is %s, want %s", mediaType, doc.Dialect, want)
		}
	}
}

// A tag that is called as what the client embeds does not hide it.
func TestFieldOfClient(t *testing.T) {
	text := "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {tags: [caller], responses: {'200': {description: ok}}}}}\n"
	doc, err := Parse(Options{File: "spec.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if got := []string{doc.Tags[0].Name.Go, doc.Tags[0].Field}; !slices.Equal(got, []string{"CallerService", "CallerService"}) {
		t.Errorf("service and field of the tag caller are %q", got)
	}
}

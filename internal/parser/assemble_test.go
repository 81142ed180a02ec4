package parser

import (
	"crypto/sha256"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// files are the documents of TestAssemble. They contain every kind of reference.
var files = map[string]string{
	"api/spec.yaml": `openapi: 3.0.3
info: {title: Clusters, version: "1"}
paths:
  /clusters:
    $ref: paths/clusters.yaml
components:
  schemas:
    Local: {type: string}
    Cluster:
      type: object
      properties:
        node: {$ref: schemas/Node.yaml}
        disk: {$ref: "../common.yaml#/components/schemas/Disk"}
        again: {$ref: "../common.yaml#/components/schemas/Disk"}
      example: {$ref: is data}
`,
	"api/paths/clusters.yaml": `get:
  operationId: listClusters
  responses:
    "200": {$ref: "../../common.yaml#/components/responses/Ok"}
`,
	"api/schemas/Node.yaml": `type: object
properties:
  parent: {$ref: "#"}
  local: {$ref: "../spec.yaml#/components/schemas/Local"}
`,
	"common.yaml": `components:
  responses:
    Ok:
      description: ok
      content: {application/json: {schema: {$ref: "#/components/schemas/Disk"}}}
  schemas:
    Disk:
      oneOf: [{$ref: "#/components/schemas/Hdd"}, {$ref: "#/definitions/Ssd"}]
      discriminator: {propertyName: kind, mapping: {h: Hdd, s: "#/definitions/Ssd"}}
    Hdd: {type: object, properties: {kind: {type: string}}}
definitions:
  Ssd: {type: object, properties: {kind: {type: string}}}
`,
}

func TestAssemble(t *testing.T) {
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	main := "api/spec.yaml"
	in, complaints := load(Options{File: "/home/me/" + main, Data: root[main].Data, Root: root, Path: main})
	if len(complaints) > 0 {
		t.Fatalf("load complains:\n%v", complaints)
	}
	got := map[string]string{
		"path":      string(in.root.Get("paths").JSON()),
		"schemas":   string(in.root.Get("components").Get("schemas").JSON()),
		"responses": string(in.root.Get("components").Get("responses").JSON()),
		"origin":    in.root.Get("components").Get("schemas").Get("Hdd").Pos.String(),
	}
	want := map[string]string{
		"path": `{"/clusters":{"get":{"operationId":"listClusters","responses":{"200":{"$ref":"#/components/responses/Ok"}}}}}`,
		"schemas": `{"Local":{"type":"string"},` +
			`"Cluster":{"type":"object","properties":{"node":{"$ref":"#/components/schemas/Node"},"disk":{"$ref":"#/components/schemas/Disk"},"again":{"$ref":"#/components/schemas/Disk"}},"example":{"$ref":"is data"}},` +
			`"Node":{"type":"object","properties":{"parent":{"$ref":"#/components/schemas/Node"},"local":{"$ref":"#/components/schemas/Local"}}},` +
			`"Disk":{"oneOf":[{"$ref":"#/components/schemas/Hdd"},{"$ref":"#/components/schemas/Ssd"}],"discriminator":{"propertyName":"kind","mapping":{"h":"#/components/schemas/Hdd","s":"#/components/schemas/Ssd"}}},` +
			`"Hdd":{"type":"object","properties":{"kind":{"type":"string"}}},` +
			`"Ssd":{"type":"object","properties":{"kind":{"type":"string"}}}}`,
		"responses": `{"Ok":{"description":"ok","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Disk"}}}}}`,
		"origin":    "/home/me/common.yaml:10:10",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("assembled tree (-want +got):\n%s", diff)
	}
	if single := sum(root[main].Data); in.checksum == single {
		t.Errorf("checksum = %s, want one that the other files change", in.checksum)
	}
}

func sum(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

func TestChecksum(t *testing.T) {
	data := []byte(patched)
	if in, complaints := load(Options{File: "spec.yaml", Data: data}); in.checksum != sum(data) {
		t.Errorf("checksum of a single file = %s, want its SHA-256 %s (complaints: %v)", in.checksum, sum(data), complaints)
	}
}

// In 3.1 a path item may be a component; it is put in its place.
func TestAssemblePathItem(t *testing.T) {
	data := `openapi: 3.1.0
info: {title: Clusters, version: "1"}
paths:
  /clusters: {$ref: "#/components/pathItems/Clusters"}
components:
  pathItems:
    Clusters: {$ref: "#/components/pathItems/Listing"}
    Listing:
      get: {operationId: listClusters, responses: {"200": {description: ok}}}
`
	in, complaints := load(Options{File: "spec.yaml", Data: []byte(data)})
	want := `{"/clusters":{"get":{"operationId":"listClusters","responses":{"200":{"description":"ok"}}}}}`
	if got := string(in.root.Get("paths").JSON()); got != want {
		t.Errorf("paths = %s, want %s (complaints: %v)", got, want, complaints)
	}
}

package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// forms contains the documents in which the lines of a table of verdicts stand.
var forms = map[string]string{
	"properties.txt": `openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /t:
    post: {operationId: send, requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/In"}}}}, responses: {"204": {description: ok}}}
    get: {operationId: read, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Out"}}}}}}
components:
  schemas:
    In: {type: object, properties: {v: %[1]s}}
    Out: {type: object, properties: {v: %[1]s}}
    Word: {type: string}
    Cat: {type: object, required: [meow], properties: {meow: {type: string}}}
    Kitten: {type: object, required: [meow], properties: {meow: {type: string}}}
    Dog: {type: object, required: [bark], properties: {bark: {type: string}}}
    Bird: {type: object, required: [song], properties: {song: {type: string}}}
`,
	"operations.txt": `openapi: 3.1.0
info: {title: T, version: "1"}
servers: [{url: "https://api.example.com"}]
security: [{basic: []}]
paths:
  /t: {post: {operationId: send, %s}}
  /u: {get: {operationId: other, security: [], parameters: [{name: id, in: query, schema: {type: string}}], responses: {"204": {description: ok}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    basic: {type: http, scheme: basic}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://api.example.com/t", scopes: {read: r, write: w}}}}
`,
	"documents.txt": `{openapi: 3.1.0, info: {title: T, version: "1"}, paths: {/t: {get: {operationId: read, responses: {"204": {description: ok}}}}}, %s}
`,
}

const (
	keyScheme = `components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}`
	noContent = `responses: {"204": {description: ok}}`
)

// document returns the document of a side of a line.
func document(table, side string) string {
	switch table {
	case "objects.txt":
		text := strings.ReplaceAll(forms["properties.txt"], "{type: object, properties: {v: %[1]s}}", "%[1]s")
		return fmt.Sprintf(text, "{type: object, "+strings.TrimPrefix(side, "{"))
	case "operations.txt":
		if !strings.HasPrefix(side, "responses:") {
			side += ", " + noContent
		}
	case "documents.txt":
		if !strings.Contains(side, "components:") {
			side += ", " + keyScheme
		}
	}
	return fmt.Sprintf(forms[table], side)
}

// TestVerdicts reads the tables of testdata/verdicts.
func TestVerdicts(t *testing.T) {
	pairs := 0
	for _, table := range []string{"properties.txt", "objects.txt", "operations.txt", "documents.txt"} {
		data, err := os.ReadFile(filepath.Join("../../testdata/verdicts", table))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			pairs += 2
			t.Run(fmt.Sprintf("%s:%d", table, i+1), func(t *testing.T) {
				t.Parallel()
				cells := strings.Split(line, " | ")
				if len(cells) != 4 {
					t.Fatalf("%d cells, want 4: %s", len(cells), line)
				}
				there, up := verdict(t, table, cells[0], cells[1])
				back, down := verdict(t, table, cells[1], cells[0])
				if got := there + back + " | " + up + " " + down; got != cells[2]+" | "+cells[3] {
					t.Errorf("%s -> %s\n got %s\nwant %s | %s", cells[0], cells[1], got, cells[2], cells[3])
				}
			})
		}
	}
	if pairs < 200 {
		t.Errorf("%d pairs, want 200 at least", pairs)
	}
}

// verdict returns a letter for the request and one for the answer, or one for a whole
// document, and the level of the SDK.
func verdict(t *testing.T, table, from, to string) (letters, level string) {
	t.Helper()
	files := fstest.MapFS{"a.yaml": {Data: []byte(document(table, from))}, "b.yaml": {Data: []byte(document(table, to))}}
	found, err := pipeline.Compare(t.Context(), pipeline.Comparison{From: "a.yaml", To: "b.yaml", Files: files, SDK: true, Package: config.Default().SDK.Package})
	if err != nil {
		t.Fatal(err)
	}
	level = strings.Replace(found.SDK.Level.String(), "none", "patch", 1) // texts may differ
	if table != "properties.txt" && table != "objects.txt" {
		return letter(found.Changes, ""), level
	}
	for _, operation := range []string{"send", "read"} {
		letters += letter(found.Changes, operation)
	}
	return letters, level
}

// letter returns the verdict on changes for an operation, or for all if it is empty.
func letter(changes []diff.Change, operation string) string {
	letter := "-"
	for _, c := range changes {
		switch {
		case operation == "" && c.Breaking, slices.Contains(c.Callers, operation):
			return "b"
		case operation == "" || slices.Contains(c.Operations, operation):
			letter = "f"
		}
	}
	return letter
}

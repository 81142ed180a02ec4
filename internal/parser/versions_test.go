package parser_test

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// TestVersionsOfMediaTypes checks the table "Media types" of docs/versions.md.
func TestVersionsOfMediaTypes(t *testing.T) {
	for _, row := range table(t, "### Media types") {
		media, preview := strings.Trim(row[0], "`"), strings.Trim(row[1], "`")
		value := "{schema: {type: object}}"
		if preview != "" {
			value = "{schema: {type: object}, x-xgen-preview: " + preview + "}"
		}
		if got, err := versionOf(media, value, dialect.Atlas()); got != row[2] {
			t.Errorf("version of %s with preview %q = %s (%v), want %s", media, preview, got, err, row[2])
		}
	}
}

// TestVersionsWithNumbers checks the table "Numbers" of docs/versions.md.
func TestVersionsWithNumbers(t *testing.T) {
	d, err := dialect.Load("docs/versions.md", slices.Concat(dialect.Plain().Source, []byte(yaml(t, "### Numbers"))))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table(t, "### Numbers") {
		media := strings.Trim(row[0], "`")
		if got, err := versionOf(media, "{schema: {type: object}}", d); got != row[1] {
			t.Errorf("version of %s = %s (%v), want %s", media, got, err, row[1])
		}
	}
}

// versionOf returns the version of an operation whose only response has one media
// type: "none" if it has no version, "error" if the document is an error.
func versionOf(media, value string, d *dialect.Dialect) (string, error) {
	const header = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: getA\n      tags: [A]\n" +
		"      responses: {'200': {description: D, content: {"
	data := []byte(header + media + ": " + value + "}}}\n")
	doc, err := parser.Parse(parser.Options{File: "spec.yaml", Data: data, Dialect: d})
	if err != nil {
		return "error", err
	}
	return cmp.Or(doc.Operations[0].Revisions[0].Version.String(), "none"), nil
}

// TestVersionsChosen checks the table "Choice" of docs/versions.md.
func TestVersionsChosen(t *testing.T) {
	doc := example(t)
	for _, row := range table(t, "### Choice") {
		name, pin := row[1], version(t, row[2])
		r := operation(t, doc, name).Resolve(pin)
		got := [3]string{"absent"}
		if r != nil {
			got = [3]string{r.Version.String(), responses(r), request(r)}
		}
		if want := [3]string(row[3:6]); got != want {
			t.Errorf("%s at %s = %q, want %q", name, pin, got, want)
		}
	}
}

// TestVersionsSuperseded checks the table "Successor and sunset" of
// docs/versions.md.
func TestVersionsSuperseded(t *testing.T) {
	doc := example(t)
	for _, row := range table(t, "### Successor and sunset") {
		op := operation(t, doc, row[1])
		r := op.Resolve(version(t, row[2]))
		got := [3]string{"no", op.Successor(r).String(), string(r.Sunset)}
		if op.Superseded(r) {
			got[0] = "yes"
		}
		if want := [3]string(row[3:6]); got != want {
			t.Errorf("%s %s: superseded, successor, sunset = %q, want %q", row[1], row[2], got, want)
		}
	}
}

// TestVersionsDropped checks the table "Dropping by sunset" of docs/versions.md.
func TestVersionsDropped(t *testing.T) {
	doc := example(t)
	for _, row := range table(t, "### Dropping by sunset") {
		name, pin, before, got := row[1], version(t, row[2]), model.Date(row[3]), "absent"
		for _, e := range doc.Resolve(pin, false).WithoutSunset(before).Endpoints {
			if e.Operation.Name.Wire == name {
				got = e.Revision.Version.String()
			}
		}
		if got != row[4] {
			t.Errorf("%s at %s without what ends before %q = %q, want %q", name, pin, before, got, row[4])
		}
	}
}

// section returns the part of docs/versions.md below a heading, up to the next.
func section(t *testing.T, heading string) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/versions.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(data), "\n"+heading+"\n")
	if !found {
		t.Fatalf("docs/versions.md has no heading %q", heading)
	}
	text, _, _ = strings.Cut(text, "\n#")
	return text
}

// table returns the cells of the table in a section, without its header.
func table(t *testing.T, heading string) [][]string {
	t.Helper()
	var rows [][]string
	for line := range strings.Lines(section(t, heading)) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i, cell := range cells {
			cells[i] = strings.TrimSpace(cell)
		}
		rows = append(rows, cells)
	}
	if len(rows) < 3 {
		t.Fatalf("the table of %q has %d rows, want a header and cases", heading, len(rows))
	}
	return rows[2:]
}

// yaml returns the first block of YAML in a section.
func yaml(t *testing.T, heading string) string {
	t.Helper()
	_, text, found := strings.Cut(section(t, heading), "```yaml\n")
	if !found {
		t.Fatalf("%q has no YAML", heading)
	}
	text, _, _ = strings.Cut(text, "```")
	return text
}

// example returns the document in the section "Choice".
func example(t *testing.T) *model.Document {
	t.Helper()
	doc, err := parser.Parse(parser.Options{File: "docs/versions.md", Data: []byte(yaml(t, "### Choice"))})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func operation(t *testing.T, doc *model.Document, name string) *model.Operation {
	t.Helper()
	for _, op := range doc.Operations {
		if op.Name.Wire == name {
			return op
		}
	}
	t.Fatalf("the document has no operation %s", name)
	return nil
}

func version(t *testing.T, text string) model.Version {
	t.Helper()
	v, err := model.ParseVersion(text)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// responses returns "200 2023-01-01+json, 401": each media type with its status
// code, or a status code alone if no media type of it is of interest.
func responses(r *model.Revision) string {
	var all []string
	for _, response := range r.Responses {
		if response.Shared != "" {
			all = append(all, response.Status)
			continue
		}
		for _, p := range response.Payloads {
			all = append(all, response.Status+" "+short(p.MediaType))
		}
	}
	return strings.Join(all, ", ")
}

func request(r *model.Revision) string {
	if r.Request == nil {
		return ""
	}
	return short(r.Request.MediaType)
}

// short returns a media type without the name of the vendor.
func short(m model.MediaType) string { return strings.TrimPrefix(m.Text, "application/vnd.atlas.") }

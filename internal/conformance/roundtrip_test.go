//go:build conformance

package conformance

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

// TestRoundTrip decodes and encodes random values of every schema with the
// types of the SDK. Nothing may be lost or added. The encoder of requests must
// omit the read-only members and nothing else.
func TestRoundTrip(t *testing.T) {
	for _, tt := range []struct{ file, pin, versions string }{
		{newest, "2025-03-12", "pinned"},
		{newest, "2025-03-12", "all"},
		{"specs/atlas-admin-v2-2026-02-17.yaml", "2025-03-12", "all"},
		{"specs/atlas-admin-v2-2025-07-22.yaml", "2025-03-12", "all"},
	} {
		t.Run(fmt.Sprintf("%s %s %s", filepath.Base(tt.file), tt.pin, tt.versions), func(t *testing.T) {
			file := shared(t, tt.file)
			checkRoundTrip(t, file, tt.pin, tt.versions)
		})
	}
}

func TestRoundTripPreviews(t *testing.T) {
	file := shared(t, newest)
	for _, pin := range load(t, file).Previews() {
		t.Run(pin, func(t *testing.T) { checkRoundTrip(t, file, pin, "pinned") })
	}
}

func TestRoundTripOwnDocument(t *testing.T) {
	checkRoundTrip(t, ownDocument(t), "2025-03-12", "all")
}

// A question is a value of a schema for a round trip.
type question struct {
	Schema, Text string
	value        *value.Value
}

func checkRoundTrip(t *testing.T, file, pin, versions string) {
	doc := load(t, file)
	dir := filepath.Join(generate(t, file, pin, "--versions", versions), "admin")
	schemas := doc.Reach(doc.Pinned(pin, versions == "all"))
	if len(schemas) == 0 {
		t.Fatalf("Reach(%s) = nothing, want schemas", pin)
	}
	types, schemas := table(t, doc, dir, schemas)
	questions := ask(doc, schemas)
	answers := through(t, dir, types, questions)
	losses, readOnly, raws := 0, 0, 0
	for i, q := range questions {
		readOnly += q.value.ReadOnly()
		raws += len(q.value.Raws())
		if err := judge(q, answers[i]); err != nil {
			losses++
			if losses <= 40 {
				t.Errorf("%s: %v\nsent %.1500s", q.Schema, err, q.Text)
			}
		}
	}
	t.Logf("%d schemas, %d values, %d read-only members left out of requests, %d unknown arms, %d losses",
		len(schemas), len(questions), readOnly, raws, losses)
}

// table returns a Go file that maps schemas to Go types by the rules for names,
// and the schemas that have a type. Other schemas fail the test.
func table(t *testing.T, doc *spec.Document, dir string, schemas []string) ([]byte, []string) {
	t.Helper()
	names := doc.TypeNames(runtimeNames(t))
	declared := readSource(t, dir).Types
	var b bytes.Buffer
	var present []string
	b.WriteString("package admin\n\nvar schemaTypes = map[string]func() any{\n")
	for _, schema := range schemas {
		if declared[names[schema]] == nil {
			t.Errorf("type of schema %s = none, want %s", schema, names[schema])
			continue
		}
		present = append(present, schema)
		fmt.Fprintf(&b, "\t%q: func() any { return new(*%s) },\n", schema, names[schema])
	}
	b.WriteString("}\n")
	return b.Bytes(), present
}

const perSchema = 50

func ask(doc *spec.Document, schemas []string) []question {
	g := value.New(doc, 20250312)
	var all []question
	for _, name := range schemas {
		schema := doc.Schema(name)
		for i := range max(perSchema, g.Ways(schema)) {
			g.Fill = value.Fill(i % 3)
			v := g.Value(schema)
			chance := g.Chance()
			if i%2 == 0 {
				chance = (*rand.Rand)(nil)
			}
			all = append(all, question{Schema: name, Text: string(v.JSON(chance)), value: v})
		}
	}
	return all
}

// An answer is the result of a question.
type answer struct {
	Marshal, Request, Arm, Error string
	Raws                         []string
}

func through(t *testing.T, dir string, types []byte, questions []question) []answer {
	t.Helper()
	return readAnswers(t, putTo(t, dir, "TestRoundTrip", types, questions), len(questions))
}

// putTo runs a test of the SDK on questions, and returns the file of its answers.
func putTo(t *testing.T, dir, test string, types []byte, questions []question) string {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "values"), filepath.Join(t.TempDir(), "answers")
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	for _, q := range questions {
		if err := encoder.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	write(t, in, b.Bytes())
	t.Setenv("CONFORMANCE_VALUES", in)
	t.Setenv("CONFORMANCE_ANSWERS", out)
	probe(t, dir, test, map[string][]byte{"roundtrip_test.go": nil, "change_test.go": nil, "schematypes_test.go": types})
	return out
}

func readAnswers(t *testing.T, file string, want int) []answer {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	decoder := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	answers := make([]answer, want)
	for i := range answers {
		if err := decoder.Decode(&answers[i]); err != nil {
			t.Fatalf("reading answer %d of %d: %v", i, want, err)
		}
	}
	return answers
}

func judge(q question, a answer) error {
	if a.Error != "" {
		return fmt.Errorf("refused: %s", a.Error)
	}
	if err := value.Compare(q.value, []byte(a.Marshal)); err != nil {
		return fmt.Errorf("json.Marshal: %w", err)
	}
	raws := q.value.Raws()
	slices.Sort(raws)
	slices.Sort(a.Raws)
	if !slices.Equal(raws, a.Raws) {
		return fmt.Errorf("bytes of unknown arms: got %.500q, want %.500q", a.Raws, raws)
	}
	if q.Text == "null" {
		return nil
	}
	if err := value.Compare(q.value.Request(), []byte(a.Request)); err != nil {
		return fmt.Errorf("request encoder: %w", err)
	}
	return nil
}

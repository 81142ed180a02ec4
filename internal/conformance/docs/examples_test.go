package docs

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// TestExamples validates every example of a request or response with a
// validator that shares nothing with the emitter.
func TestExamples(t *testing.T) {
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			doc, err := spec.Load(file)
			if err != nil {
				t.Fatal(err)
			}
			e := collect(t, write(t, file), doc)
			e.judge(t, compile(t, doc, true, e.requests), compile(t, doc, false, e.answers))
			t.Logf("%d examples held against their schemas; %d payloads have none", len(e.values), e.without)
			if len(e.values) == 0 {
				t.Errorf("examples = 0, want some")
			}
		})
	}
}

// exemplars are the examples of a site with their schemas.
type exemplars struct {
	requests, answers map[string]*spec.Node
	values            map[string][]byte
	where             map[string]string
	without           int
}

func collect(t *testing.T, s site, doc *spec.Document) *exemplars {
	t.Helper()
	e := &exemplars{map[string]*spec.Node{}, map[string]*spec.Node{}, map[string][]byte{}, map[string]string{}, 0}
	operations := map[string]*spec.Operation{}
	for _, o := range doc.Operations() {
		operations[o.Method+" "+o.Path] = o
	}
	for name, data := range s {
		if strings.HasPrefix(name, "operations/") && strings.HasSuffix(name, ".json") {
			j := readJSON(t, data)
			e.page(j, operations[j.Method+" "+j.Path])
		}
	}
	return e
}

func (e *exemplars) page(j *jsonPage, o *spec.Operation) {
	at := j.Name + " " + j.Version
	for _, m := range o.Request(j.Version) {
		if j.RequestBody != nil && m.Type == j.RequestBody.MediaType {
			e.add(e.requests, m.Schema, j.RequestBody.Example, at+" request")
		}
	}
	answers, _ := o.Responses(j.Version)
	for _, a := range answers {
		for _, r := range j.Responses {
			if r.Status != a.Status {
				continue
			}
			for _, m := range a.Media {
				if m.Type == r.MediaType {
					e.add(e.answers, m.Schema, r.Example, at+" "+a.Status)
				}
				for _, b := range r.Bodies {
					if b.MediaType == m.Type {
						e.add(e.answers, m.Schema, b.Example, at+" "+a.Status)
					}
				}
			}
		}
	}
}

func (e *exemplars) add(to map[string]*spec.Node, schema *spec.Node, example []byte, where string) {
	if schema == nil {
		return
	}
	if len(example) == 0 {
		e.without++
		return
	}
	key := fmt.Sprintf("example-%d", len(e.values))
	to[key], e.values[key], e.where[key] = schema, example, where
}

func (e *exemplars) judge(t *testing.T, judges ...map[string]*jsonschema.Schema) {
	t.Helper()
	for _, judge := range judges {
		for key, schema := range judge {
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(e.values[key]))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("example of %s: %v\n%s", e.where[key], err, e.values[key])
			}
		}
	}
}

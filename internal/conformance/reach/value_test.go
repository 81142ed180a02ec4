//go:build conformance

package reach

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

// A question is a value of a type of the SDK.
type question struct {
	Type, Text string
	value      *value.Value
}

// An answer is what the SDK made of a value.
type answer struct{ Marshal, Request, Error string }

// perSchema is how many values there are of each schema.
const perSchema = 30

// TestValues decodes and encodes random values of every schema of the chosen
// documents. Nothing may be lost, and requests lack read-only members and nothing
// else.
func TestValues(t *testing.T) {
	all, lost := 0, 0
	subjects(t, func(t *testing.T, s *subject) {
		questions, types := s.questions(t)
		answers := probe[question, answer](t, s, "TestProbeValues", "REACH_VALUES", "REACH_ANSWERS", s.declared(t, types), questions)
		losses := 0
		for i, q := range questions {
			if err := q.judge(answers[i]); err != nil {
				if losses++; losses <= 10 {
					t.Errorf("%s: %v\nsent %.700s", q.Type, err, q.Text)
				}
			}
		}
		all, lost = all+len(questions), lost+losses
		t.Logf("%d types, %d values, %d losses", len(types), len(questions), losses)
	})
	t.Logf("%d values, %d losses", all, lost)
}

// questions returns values of the component schemas, and the types that these have.
func (s *subject) questions(t *testing.T) (all []question, types []string) {
	t.Helper()
	g := value.New(s.doc, 15)
	for _, d := range s.api.Decls {
		name, ok := strings.CutPrefix(d.Pointer, "/components/schemas/")
		schema := s.doc.Schema(strings.NewReplacer("~1", "/", "~0", "~").Replace(name))
		if !ok || schema == nil {
			continue
		}
		types = append(types, d.Name.Go)
		for i := range max(perSchema, g.Ways(schema)) {
			g.Fill = value.Fill(i % 3)
			v := g.Value(schema)
			chance := g.Chance()
			if i%2 == 0 {
				chance = (*rand.Rand)(nil)
			}
			if text := string(v.JSON(chance)); text != "null" {
				all = append(all, question{d.Name.Go, text, v})
			}
		}
	}
	return all, types
}

func (q question) judge(a answer) error {
	if a.Error != "" {
		return fmt.Errorf("refused: %s", a.Error)
	}
	if err := value.Compare(q.value, []byte(a.Marshal)); err != nil {
		return fmt.Errorf("json.Marshal: %w", err)
	}
	if err := value.Compare(q.value.Request(), []byte(a.Request)); err != nil {
		return fmt.Errorf("request encoder: %w", err)
	}
	return nil
}

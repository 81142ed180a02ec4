package schema_test

import (
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

func TestParam(t *testing.T) {
	schemas := schema.Of(table)
	for _, c := range []struct {
		param ops.Param
		value string
		want  string
	}{
		{ops.Param{Type: "integer", Min: "1", Max: "5"}, "5", ""},
		{ops.Param{Type: "integer", Min: "1", Max: "5"}, "6", "6 is too large, the most is 5"},
		{ops.Param{Type: "integer", Min: "1", Above: true}, "1", "1 is too small, the least is 1"},
		{ops.Param{Type: "integer"}, "1.5", `"1.5" is no integer`},
		{ops.Param{Type: "number"}, "1e3", ""},
		{ops.Param{Type: "number"}, "NaN", `"NaN" is no number`},
		{ops.Param{Type: "boolean"}, "yes", `"yes" is neither true nor false`},
		{ops.Param{Type: "string", Enum: []string{"A", "B"}}, "C", `"C" is none of A, B`},
		{ops.Param{Type: "string", Pattern: "^a$"}, "b", `"b" does not match ^a$`},
		{ops.Param{Type: "string", Pattern: "^(?!x)a$"}, "b", ""}, // Go cannot compile it; the server checks it
		{ops.Param{Type: "string", MaxLength: 2}, "äöü", "has length 3, want at most 2"},
		{ops.Param{Type: "string", Format: "date-time"}, "2024-01-01", `"2024-01-01" is no time of the form 2025-05-04T09:42:00Z`},
		{ops.Param{Type: "string", Format: "date-time"}, "2024-01-01T00:00:00.5+02:00", ""},
		{ops.Param{Type: "integer", Nullable: true}, "null", ""},
	} {
		if got := schemas.Param(&c.param, c.value); got != c.want {
			t.Errorf("Param(%+v, %q) = %s, want %s", c.param, c.value, got, c.want)
		}
	}
}

package exempt

import (
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/diff"
)

func TestApply(t *testing.T) {
	const id = "operation-removed:operation/getThing"
	for _, test := range []struct {
		name string
		list []Exemption
		want string // text of the error; empty for none
	}{
		{"no exemptions", nil, ""},
		{"used", []Exemption{{id, "nobody calls it", "2026-08-01"}}, ""},
		{"used on its last day", []Exemption{{id, "nobody calls it", "2026-07-01"}}, ""},
		{"expired", []Exemption{{id, "nobody calls it", "2026-06-30"}}, "exemption of " + id + " expired on 2026-06-30"},
		{"of no change", []Exemption{{"operation-removed:operation/other", "r", "2026-08-01"}}, "is not used"},
		{"of a change that is not breaking", []Exemption{{"operation-added:operation/makeThing", "r", "2026-08-01"}}, "is not used"},
		{"twice", []Exemption{{id, "r", "2026-08-01"}, {id, "r", "2026-08-01"}}, "second exemption of " + id},
		{"without a reason", []Exemption{{id, " ", "2026-08-01"}}, "has no reason"},
		{"without a date", []Exemption{{id, "r", ""}}, "expires"},
		{"with a malformed date", []Exemption{{id, "r", "2026-02-30"}}, "expires"},
		{"without an id", []Exemption{{"", "r", "2026-08-01"}}, "without an id"},
		{"two problems", []Exemption{{id, "", "2026-08-01"}, {"x", "r", "2026-08-01"}}, "has no reason\nexemption of x is not used"},
	} {
		t.Run(test.name, func(t *testing.T) {
			changes := []diff.Change{
				{ID: id, Breaking: true},
				{ID: "operation-added:operation/makeThing"},
			}
			err := Apply(changes, test.list, "2026-07-01")
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("Apply = %v, want an error with %q", err, test.want)
			}
			if exempted := changes[0].Exemption != ""; exempted != (test.want == "" && len(test.list) > 0 || test.name == "twice") {
				t.Errorf("Exemption = %q", changes[0].Exemption)
			}
			if changes[1].Exemption != "" {
				t.Errorf("Exemption of a change that is not breaking = %q, want none", changes[1].Exemption)
			}
		})
	}
}

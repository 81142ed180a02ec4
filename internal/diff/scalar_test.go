package diff

import (
	"testing"

	"github.com/atlasgen/atlasgen/internal/diff/shape"
	"github.com/atlasgen/atlasgen/internal/model"
)

func TestLimit(t *testing.T) {
	for _, test := range []struct {
		before, after string
		tighter       int
		loosened      bool
	}{
		{"", "1", 1, false},
		{"1", "", 1, true},
		{"1", "2", 1, false},
		{"2", "1", 1, true},
		{"1", "2", -1, true},
		{"10", "9", -1, false},
		{"9007199254740993", "9007199254740992", 1, true},
		{"0.5", "1", 1, false},
		{"5", "5" + shape.Exclusive, 1, false},
		{"5" + shape.Exclusive, "5", 1, true},
		{"5", "5" + shape.Exclusive, -1, false},
		{"5" + shape.Exclusive, "5", -1, true},
		{"5" + shape.Exclusive, "4", 1, true},
		{"2", "4", 0, false},
	} {
		s := spot{node: &node{}}
		s.limit("limit", test.before, test.after, test.tighter, model.Position{})
		breaks, _ := s.node.findings[0].rule.judge(sent)
		if (breaks != 0) == test.loosened {
			t.Errorf("limit(%q, %q, %d) = breaking %v, want %v", test.before, test.after, test.tighter, breaks != 0, !test.loosened)
		}
	}
}

func TestFormatRule(t *testing.T) {
	for _, test := range []struct {
		kind           model.Kind
		before, after  string
		sent, received bool // whether it breaks values in this direction
	}{
		{model.String, "", "date-time", true, false},
		{model.String, "date-time", "", false, true},
		{model.String, "date", "date-time", true, true},
		{model.String, "", "password", false, false},
		{model.String, "password", "", false, false},
		{model.String, "password", "uuid", true, false},
		{model.Integer, "int64", "int32", true, false},
		{model.Integer, "int32", "", false, true},
		{model.Integer, "", "int64", false, false},
		{model.Number, "float", "double", false, false},
	} {
		rule := formatRule(model.Primitive{Kind: test.kind, Format: test.before}, model.Primitive{Kind: test.kind, Format: test.after})
		inRequests, _ := rule.judge(sent)
		inAnswers, _ := rule.judge(received)
		if (inRequests != 0) != test.sent || (inAnswers != 0) != test.received {
			t.Errorf("formatRule(%v %q, %q) breaks requests %v and responses %v, want %v and %v", test.kind, test.before, test.after, inRequests != 0, inAnswers != 0, test.sent, test.received)
		}
	}
}

func TestIDsDiffer(t *testing.T) {
	where := Where{Schema: "A", Path: "b c"}
	changes := []Change{
		{Kind: TypeChanged, Where: where, Before: "x y", After: "1"},
		{Kind: TypeChanged, Where: where, Before: "x y", After: "2"},
		{Kind: TypeChanged, Where: where, Before: "z", After: "2"},
		{Kind: ValueRemoved, Where: where, Before: "z", member: "z"},
	}
	identified(changes)
	for i, want := range []string{"type-changed:schema/A/b.c/x.y>1", "type-changed:schema/A/b.c/x.y>2", "type-changed:schema/A/b.c/z>2", "value-removed:schema/A/b.c/z"} {
		if changes[i].ID != want {
			t.Errorf("ID of change %d = %s, want %s", i, changes[i].ID, want)
		}
	}
}

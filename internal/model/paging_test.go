package model

import "testing"

func TestMember(t *testing.T) {
	number := Schema{Type: Primitive{Kind: Integer}}
	page := &Decl{Schema: Schema{Type: &Object{Properties: []*Property{{Name: Name{Wire: "total"}, Schema: number}}}}}
	body := &Schema{Type: &Object{Properties: []*Property{{Name: Name{Wire: "page"}, Schema: Schema{Type: &Ref{Decl: page}}}}}}
	if got := body.Member(); got != body {
		t.Errorf("Member() = %v, want the schema itself", got)
	}
	if got := body.Member("page", "total"); got == nil || got.Type != number.Type {
		t.Errorf("Member(page, total) = %v, want the number", got)
	}
	for _, path := range [][]string{{"total"}, {"page", "size"}, {"page", "total", "more"}} {
		if got := body.Member(path...); got != nil {
			t.Errorf("Member(%q) = %v, want nil", path, got)
		}
	}
}

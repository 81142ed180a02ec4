package model

import "testing"

func TestEffective(t *testing.T) {
	inner := &Decl{Schema: Schema{Type: Primitive{}, Description: "Inner.", Default: `"x"`, Example: `"i"`, Docs: &Link{URL: "https://inner"}}}
	outer := &Decl{Schema: Schema{Type: &Ref{inner}, Description: " ", Example: `"o"`}}
	s := Schema{Type: &Ref{outer}, Docs: &Link{URL: "https://use"}}
	got := s.Effective()
	if got.Description != "Inner." || got.Default != `"x"` || got.Example != `"o"` || got.Docs.URL != "https://use" || got.Type != s.Type {
		t.Errorf("Effective() = %+v, want the description and default of the inner, the example of the outer, the link of the use", got)
	}
	own := Schema{Type: &Ref{inner}, Description: "Own.", Default: "null"}
	if got := own.Effective(); got.Description != "Own." || got.Default != "null" {
		t.Errorf("Effective() = %+v, want its own description and default", got)
	}
	if s.Description != "" {
		t.Error("Effective changed the schema")
	}
}

func TestSecret(t *testing.T) {
	password := Primitive{Format: "password"}
	list := &Decl{Schema: Schema{Type: &List{Elem: &Schema{Type: password}}}}
	for _, test := range []struct {
		schema           Schema
		secret, password bool
	}{
		{Schema{Type: Primitive{}}, false, false},
		{Schema{Type: Primitive{}, WriteOnly: true}, true, false},
		{Schema{Type: password}, true, true},
		{Schema{Type: &Ref{list}}, true, true},
		{Schema{Type: FreeForm{}}, false, false},
	} {
		if got := test.schema.Secret(); got != test.secret {
			t.Errorf("Secret() of %+v = %v, want %v", test.schema, got, test.secret)
		}
		if got := test.schema.Password(); got != test.password {
			t.Errorf("Password() of %+v = %v, want %v", test.schema, got, test.password)
		}
	}
}

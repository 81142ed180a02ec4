package docs

import (
	"encoding/json"
	"testing"
)

// A jsonPage is a JSON page, declared as an independent program would.
type jsonPage struct {
	Name, Title, Method, Path, Description, Tag, Version string
	Deprecated                                           bool
	Parameters                                           []struct {
		In     string
		Fields []*jsonField
	}
	RequestBody *jsonBody
	Responses   []struct {
		Status, Description, MediaType, Error string
		Bodies                                []*jsonBody
		Example                               json.RawMessage
	}
	ErrorBodies []*jsonBody
	Samples     []struct{ Title, Language, Source string }
	Links       []struct{ Text, URL string }
	Versions    []struct{ Version string }
	Paging      *struct{ Go string }
}

type jsonBody struct {
	Anchor, MediaType, Description string
	Required                       bool
	Value                          *jsonField
	Tree                           *jsonTree
	Example                        json.RawMessage
}

type jsonField struct {
	Anchor, Name, Type, Format, Pattern, Minimum, Maximum string
	Enum                                                  []string
	MinLength, MaxLength, MinItems, MaxItems              *float64
	Items                                                 *jsonField
	Required, Discriminator, AdditionalProperties         bool
	Description, ItemDescription                          string
	Default                                               json.RawMessage
	ExternalDocs                                          *struct{ Text, URL string }
	Tree                                                  *jsonTree
	SameAs                                                string
}

type jsonTree struct {
	Anchor, SeeAnchor string
	Attributes        []*jsonField
	OneOf             []struct{ Tree *jsonTree }
}

func readJSON(t testing.TB, data []byte) *jsonPage {
	t.Helper()
	p := &jsonPage{}
	if err := json.Unmarshal(data, p); err != nil {
		t.Fatal(err)
	}
	return p
}

// trees returns every tree of a page by its anchor.
func (p *jsonPage) trees() map[string]*jsonTree {
	all := map[string]*jsonTree{}
	var walk func(t *jsonTree)
	walk = func(t *jsonTree) {
		if t == nil {
			return
		}
		if t.Anchor != "" {
			all[t.Anchor] = t
		}
		for _, f := range t.Attributes {
			walk(f.Tree)
		}
		for _, a := range t.OneOf {
			walk(a.Tree)
		}
	}
	for _, g := range p.Parameters {
		for _, f := range g.Fields {
			walk(f.Tree)
		}
	}
	bodies := append([]*jsonBody{}, p.ErrorBodies...)
	if p.RequestBody != nil {
		bodies = append(bodies, p.RequestBody)
	}
	for _, r := range p.Responses {
		bodies = append(bodies, r.Bodies...)
	}
	for _, b := range bodies {
		walk(b.Tree)
	}
	return all
}

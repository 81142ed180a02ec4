package parser

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const patched = `openapi: 3.0.3
info: {title: Clusters, version: "1"}
tags: [{name: a}, {name: b}, {name: c}]
paths: {}
x-data: {list: [1, 2], text: old, deep: {keep: 1, list: [a]}}
`

func TestOverlay(t *testing.T) {
	const head = "overlay: 1.0.0\ninfo: {title: Patch, version: \"1\"}\nactions:\n"
	tests := []struct {
		name, actions, want string // want is x-data, and the tags
	}{
		{
			"objects merge, lists join, scalars are replaced",
			"- {target: \"$['x-data']\", update: {text: new, deep: {list: [b], more: true}}}\n",
			`{"list":[1,2],"text":"new","deep":{"keep":1,"list":["a","b"],"more":true}} [{"name":"a"},{"name":"b"},{"name":"c"}]`,
		},
		{
			"a list gets an entry",
			"- {target: $.tags, update: {name: d}}\n",
			`{"list":[1,2],"text":"old","deep":{"keep":1,"list":["a"]}} [{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"}]`,
		},
		{
			"several targets of one action, the removed ones from the back",
			"- {target: '$.tags[0,2]', remove: true}\n- {target: '$.tags[*]', update: {description: kept}}\n",
			`{"list":[1,2],"text":"old","deep":{"keep":1,"list":["a"]}} [{"name":"b","description":"kept"}]`,
		},
		{
			"later actions see what earlier ones did",
			"- {target: \"$['x-data'].deep\", update: {fresh: {}}}\n- {target: \"$['x-data'].deep.fresh\", update: {n: 1.50}}\n- {target: \"$.tags[?@.name == 'b']\", remove: true}\n",
			`{"list":[1,2],"text":"old","deep":{"keep":1,"list":["a"],"fresh":{"n":1.50}}} [{"name":"a"},{"name":"c"}]`,
		},
		{
			"what lies in something that is removed goes with it",
			"- {target: \"$['x-data'].deep..*\", remove: true}\n- {target: \"$['x-data']['deep','list']\", remove: true}\n",
			`{"text":"old"} [{"name":"a"},{"name":"b"},{"name":"c"}]`,
		},
	}
	for _, test := range tests {
		overlay := File{"overlay.yaml", []byte(head + test.actions)}
		in, complaints := load(Options{File: "spec.yaml", Data: []byte(patched), Overlays: []File{overlay}})
		if len(complaints) > 0 {
			t.Errorf("%s: load complains: %v", test.name, complaints)
			continue
		}
		got := string(in.root.Get("x-data").JSON()) + " " + string(in.root.Get("tags").JSON())
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", test.name, diff)
		}
	}
}

// An update that is applied in two places must not be shared between them.
func TestOverlayIsCopied(t *testing.T) {
	overlay := "overlay: 1.0.0\ninfo: {title: Patch, version: \"1\"}\nactions:\n" +
		"- {target: '$.tags[0,1]', update: {x-new: {a: 1}}}\n- {target: \"$.tags[0]['x-new']\", update: {b: 2}}\n"
	in, complaints := load(Options{File: "spec.yaml", Data: []byte(patched), Overlays: []File{{"o.yaml", []byte(overlay)}}})
	want := `[{"name":"a","x-new":{"a":1,"b":2}},{"name":"b","x-new":{"a":1}},{"name":"c"}]`
	if got := string(in.root.Get("tags").JSON()); got != want {
		t.Errorf("tags = %s, want %s (complaints: %v)", got, want, complaints)
	}
}

func TestOverlayLenient(t *testing.T) {
	overlay := "overlay: 1.0.0\ninfo: {title: Patch, version: \"1\"}\nactions:\n- {target: $.gone, remove: true}\n"
	o := Options{File: "spec.yaml", Data: []byte(patched), Overlays: []File{{"o.yaml", []byte(overlay)}}, OverlayLenient: true}
	in, complaints := load(o)
	if len(complaints) > 0 || len(in.warnings) != 1 || in.warnings[0].Pos.String() != "o.yaml:4:12" {
		t.Errorf("load = warnings %v, complaints %v, want one warning at o.yaml:4:12", in.warnings, complaints)
	}
}

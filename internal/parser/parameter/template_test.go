package parameter

import (
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

func TestTemplate(t *testing.T) {
	query := func(name string, required bool) *model.Param {
		return &model.Param{Name: model.Name{Wire: name}, In: model.InQuery, Required: required}
	}
	header := &model.Param{Name: model.Name{Wire: "X-Target"}, In: model.InHeader, Required: true}
	for _, test := range []struct {
		path   string
		params []*model.Param
		want   string
	}{
		{"/a/{b c}/d", nil, "/a/{b c}/d"},
		{"/a b/%zz/%2f/ü/^", nil, "/a%20b/%25zz/%2f/%C3%BC/%5E"},
		{"/a?type=x", nil, "/a?type=x"},
		{"/a?type={t}&b", nil, "/a?type={t}&b"},
		{"/a?", nil, "/a"},
		{"/a?type=x", []*model.Param{query("type", true)}, "/a"},
		{"/a?type=x&b=1", []*model.Param{query("type", true)}, "/a?b=1"},
		{"/a?type=x", []*model.Param{query("type", false)}, "/a?type=x"},
		{"/a#op=X", nil, "/a%23op=X"},
		{"/a#op=X", []*model.Param{query("q", true)}, "/a%23op=X"},
		{"/a#op=X", []*model.Param{query("op", true)}, "/a"},
		{"/a#op=X", []*model.Param{query("op", false)}, "/a%23op=X"},
		{"/#x-target=A.b", []*model.Param{header}, "/"},
		{"/a#x-target&op", []*model.Param{header, query("op", true)}, "/a"},
		{"/a#x-target&op", []*model.Param{header}, "/a%23x-target&op"},
		{"/a?b=1#c?d#e", nil, "/a?b=1%23c%3Fd%23e"},
		{"/a#", nil, "/a"},
	} {
		if got := Template(&model.Operation{Path: test.path, Params: test.params}); got != test.want {
			t.Errorf("Template() of %s = %s, want %s", test.path, got, test.want)
		}
	}
}

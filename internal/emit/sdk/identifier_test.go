package sdk

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/model"
)

func TestArguments(t *testing.T) {
	tests := []struct {
		name string
		in   []string // Go names of parameters
		want []string
	}{
		{"plain", []string{"GroupId", "ClusterName"}, []string{"groupId", "clusterName"}},
		{"capitals", []string{"ID", "AWSAccountId", "A1B"}, []string{"id", "awsAccountId", "a1B"}},
		{"keywords", []string{"Type", "Range", "Func"}, []string{"typeValue", "rangeValue", "funcValue"}},
		{"predeclared names", []string{"Len", "String", "Error", "Nil", "New"}, []string{"lenValue", "stringValue", "errorValue", "nilValue", "newValue"}},
		{"packages", []string{"Context", "Json", "Time", "Slices"}, []string{"contextValue", "jsonValue", "timeValue", "slicesValue"}},
		{"the variables of a method", []string{"A", "Ctx", "Params", "Body"}, []string{"aValue", "ctxValue", "paramsValue", "bodyValue"}},
		{"one name for two", []string{"AWS", "Aws", "Type", "TypeValue"}, []string{"aws", "awsValue", "typeValue", "typeValueValue"}},
		{"other letters", []string{"Ärger", "ÄÖx"}, []string{"ärger", "äÖx"}},
	}
	for _, test := range tests {
		var params []*model.Param
		for _, name := range test.in {
			params = append(params, &model.Param{Name: model.Name{Go: name}})
		}
		if diff := cmp.Diff(test.want, arguments(params)); diff != "" {
			t.Errorf("%s: arguments(%v): -want +got:\n%s", test.name, test.in, diff)
		}
	}
}

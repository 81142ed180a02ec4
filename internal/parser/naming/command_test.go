package naming

import (
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

func TestNameCommands(t *testing.T) {
	var operations []*model.Operation
	for _, name := range []string{"list", "list2", "getThing", "help", "List", "config"} {
		operations = append(operations, &model.Operation{Name: model.Name{Wire: name}})
	}
	Commands(operations)
	for i, want := range []string{"list3", "list2", "getThing", "help2", "List", "config"} {
		if got := operations[i]; got.Command != want {
			t.Errorf("command of %s = %s, want %s", got.Name.Wire, got.Command, want)
		}
	}
}

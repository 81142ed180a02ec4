package naming

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// commands are the commands of a command line that stand where operations do.
var commands = []string{"help", "list", "wait"}

// Commands names the commands of operations. An operation that is called like a
// command of the program gets a number.
func Commands(operations []*model.Operation) {
	taken := Members{}
	for _, name := range commands {
		taken[name] = 1
	}
	for _, op := range operations {
		if !slices.Contains(commands, op.Name.Wire) {
			op.Command = op.Name.Wire
			taken[op.Command], taken[op.ID] = 1, 1
		}
	}
	for _, op := range operations {
		if op.Command == "" {
			op.Command = taken.Distinct(strings.ToLower(op.Name.Wire))
		}
	}
}

package cli

import (
	"regexp"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// An alias maps a former name of an operation to its current name.
type alias struct{ old, now string }

// commands are the commands below "api" that are not operations.
var commands = []string{"help", "list", "wait"}

// resolve returns the aliases of operations that the document has, in their order.
// An alias gives way to an operation or a command of that name.
func resolve(doc *model.Document, aliases dialect.Aliases) []alias {
	taken := map[string]bool{"": true}
	places := map[string]*model.Operation{}
	shapes := map[string]*model.Operation{}
	for _, name := range commands {
		taken[name] = true
	}
	for _, op := range doc.Operations {
		taken[ops.Fold(op.Name.Wire)], taken[ops.Fold(op.ID)], taken[ops.Fold(op.Command)] = true, true, true
		places[op.Method+" "+op.Path] = op
		shapes[op.Method+" "+shape(op.Path)] = op
	}
	var list []alias
	for _, a := range aliases {
		op := places[string(a.Operation)]
		if op == nil {
			op = shapes[a.Operation.Method()+" "+shape(a.Operation.Path())]
		}
		if op != nil && !taken[ops.Fold(a.Name)] {
			list = append(list, alias{a.Name, op.Name.Wire})
		}
	}
	return list
}

var parameter = regexp.MustCompile(`\{[^{}]*\}`)

// shape returns a path without the names of its parameters, because publishers rename
// parameters more often than they change paths.
func shape(path string) string { return parameter.ReplaceAllString(path, "{}") }

package cli

import (
	"errors"
	"fmt"
	"regexp"

	"github.com/atlasgen/atlasgen/internal/model"
)

// An alias is an Alias with what it stands for.
type alias struct {
	Alias
	now string // the operation's name, or empty if the document has no such operation
}

// reserved are the commands below "api" that are no operations.
var reserved = []string{"help", "list", "wait"}

// resolve finds the operations of aliases. A name that is the operation's own is
// none; one that belongs to another operation, or to a command, is an error, and
// so is an operation with the name of a command.
func resolve(doc *model.Document, aliases []Alias) ([]alias, error) {
	taken := map[string]*model.Operation{}
	places := map[string]*model.Operation{}
	shapes := map[string]*model.Operation{}
	for _, op := range doc.Operations {
		taken[op.Name.Wire], taken[op.ID] = op, op
		places[op.Method+" "+op.Path] = op
		shapes[op.Method+" "+shape(op.Path)] = op
	}
	var errs []error
	for _, name := range reserved {
		if op := taken[name]; op != nil {
			errs = append(errs, fmt.Errorf("%v: operation %s has the name of a command of the command line", op.Pos, name))
		}
	}
	var list []alias
	for _, a := range aliases {
		op := places[a.Method+" "+a.Path]
		if op == nil {
			op = shapes[a.Method+" "+shape(a.Path)]
		}
		switch other := taken[a.Name]; {
		case other != nil && other != op:
			errs = append(errs, fmt.Errorf("%v: the alias %s of %s %s is the name of another operation", other.Pos, a.Name, a.Method, a.Path))
		case other != nil:
		case op == nil:
			list = append(list, alias{a, ""})
		default:
			list = append(list, alias{a, op.Name.Wire})
		}
	}
	return list, errors.Join(errs...)
}

var parameter = regexp.MustCompile(`\{[^{}]*\}`)

// shape returns a path without the names of its parameters, which change more
// easily than the path does.
func shape(path string) string { return parameter.ReplaceAllString(path, "{}") }

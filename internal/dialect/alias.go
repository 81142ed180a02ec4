package dialect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Aliases are former names of operations.
type Aliases []Alias

// ParseAliases reads a YAML mapping of "name: METHOD /path". Its error is that of
// Load.
func ParseAliases(file string, data []byte) (Aliases, error) {
	var a Aliases
	err := read(file, data, func(r *reader, body ast.Node) {
		if body != nil {
			r.table(body, &a)
		}
	})
	a.sort()
	return a, err
}

func (a Aliases) sort() {
	slices.SortFunc(a, func(x, y Alias) int { return strings.Compare(x.Name, y.Name) })
}

// An Alias is a former name of an operation, which is found by method and path.
type Alias struct {
	Name      string
	Operation Endpoint
}

var aliasName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]*$`)

func (a *Aliases) add(name, operation string) string {
	alias := Alias{name, Endpoint(operation)}
	if !aliasName.MatchString(name) {
		return fmt.Sprintf("%q cannot be a command", name)
	}
	if text := alias.Operation.fault(); text != "" {
		return fmt.Sprintf("%s: %s: %q", name, text, operation)
	}
	*a = append(*a, alias)
	return ""
}

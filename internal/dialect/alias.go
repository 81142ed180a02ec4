package dialect

import (
	"fmt"
	"regexp"
)

// Aliases are former names of operations.
type Aliases []Alias

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
		return name + ": " + text
	}
	*a = append(*a, alias)
	return ""
}

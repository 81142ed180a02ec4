package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"
)

// An Alias is a name that an operation once had, with the method and the path by
// which the operation is found.
type Alias struct{ Name, Method, Path string }

var (
	aliasName   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]*$`)
	aliasTarget = regexp.MustCompile(`^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) (/\S*)$`)
)

// ParseAliases reads a YAML mapping of "name: METHOD /path" and returns it by
// name. An error begins with file, line and column.
func ParseAliases(file string, data []byte) ([]Alias, error) {
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, positioned(file, err)
	}
	var entries yaml.MapSlice
	if err := yaml.Unmarshal(data, &entries); err != nil {
		return nil, positioned(file, err)
	}
	var list []Alias
	for _, entry := range entries {
		name, target := fmt.Sprint(entry.Key), fmt.Sprint(entry.Value)
		parts := aliasTarget.FindStringSubmatch(target)
		switch {
		case !aliasName.MatchString(name):
			return nil, fmt.Errorf("%s: %q cannot be a command", keyPlace(file, tree, "", name), name)
		case parts == nil:
			return nil, fmt.Errorf("%s: %s: want a method and a path, as in GET /path: %q", keyPlace(file, tree, "", name), name, target)
		}
		list = append(list, Alias{name, parts[1], parts[2]})
	}
	slices.SortFunc(list, func(a, b Alias) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}

package config

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/spelling"
)

// unknownField matches what the YAML reader says of a key that Config lacks.
var unknownField = regexp.MustCompile(`^unknown field "(.*)"$`)

// hint returns ` (did you mean "sdk.module"?)` for the message of an error about an
// unknown key, or "".
func hint(message string) string {
	found := unknownField.FindStringSubmatch(message)
	if found == nil {
		return ""
	}
	if found[1] == "targets" {
		return "; it belongs to the top level"
	}
	last := func(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }
	paths := append(keysOf(reflect.TypeFor[Config](), ""), "targets")
	var names []string
	for _, path := range paths {
		names = append(names, last(path))
	}
	meant := spelling.Nearest(found[1], names)
	if meant == "" {
		return "; there are " + strings.Join(paths, ", ")
	}
	return ` (did you mean "` + paths[slices.Index(names, meant)] + `"?)`
}

// keysOf returns the paths of the keys that a struct has, in its order.
func keysOf(of reflect.Type, prefix string) []string {
	var keys []string
	for field := range of.Fields() {
		key := field.Tag.Get("yaml")
		switch {
		case key == "-":
		case field.Type.Kind() == reflect.Struct:
			keys = append(keys, keysOf(field.Type, prefix+key+".")...)
		default:
			keys = append(keys, prefix+key)
		}
	}
	return keys
}

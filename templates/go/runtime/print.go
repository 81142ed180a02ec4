package admin

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// printed returns a value of the API as JSON, with "[hidden]" in place of secrets: of
// the properties with the given names, of write-only ones, and of those whose names
// say so. It is what the method String of a type returns that calls return.
func printed(v any, secretNames []string) string {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprintf("%%!(%s)", err)
	}
	hidden := make(secretSet)
	for _, name := range secretNames {
		hidden[name] = true
	}
	hidden.collect(reflect.ValueOf(v))
	return string(hidden.append(nil, data))
}

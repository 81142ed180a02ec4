package render

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"

	"github.com/itchyny/gojq"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A query selects parts of values, in the language of jq.
type query struct{ code *gojq.Code }

func parseQuery(text string) (*query, error) {
	parsed, err := gojq.Parse(text)
	if err != nil {
		return nil, err
	}
	code, err := gojq.Compile(parsed)
	if err != nil {
		return nil, err
	}
	return &query{code}, nil
}

// Truth returns a function that reports whether the first result of a query is
// true.
func Truth(text string) (func(v any) (bool, error), error) {
	q, err := parseQuery(text)
	if err != nil {
		return nil, err
	}
	return func(v any) (bool, error) {
		values, err := q.run(v)
		return len(values) > 0 && values[0] == true, err
	}, nil
}

func (q *query) run(v any) ([]any, error) {
	var values []any
	results := q.code.Run(tree.Plain(v))
	for {
		v, ok := results.Next()
		if !ok {
			return values, nil
		}
		if err, ok := v.(error); ok {
			if halt, ok := err.(*gojq.HaltError); ok && halt.Value() == nil {
				return values, nil
			}
			return nil, err
		}
		values = append(values, fromQuery(v))
	}
}

// fromQuery converts a value of gojq to a value of package tree. The members of
// objects are sorted, because gojq does not keep their order.
func fromQuery(v any) any {
	switch v := v.(type) {
	case map[string]any:
		object := new(tree.Object)
		for _, name := range slices.Sorted(maps.Keys(v)) {
			object.Set(name, fromQuery(v[name]))
		}
		return object
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = fromQuery(item)
		}
		return list
	case int:
		return json.Number(strconv.Itoa(v))
	case float64:
		return number(v)
	case *big.Int:
		return json.Number(v.String())
	case nil, bool, string, json.Number:
		return v
	}
	return fmt.Sprint(v)
}

// number returns a float as JSON. Infinities and NaN become null.
func number(f float64) any {
	text, err := json.Marshal(f)
	if err != nil {
		return nil
	}
	return json.Number(text)
}

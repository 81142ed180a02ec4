package equal

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// JSON returns the only spelling of a JSON text: equal values have equal ones. It
// returns other text as it is.
func JSON(text string) string {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return text
	}
	var b strings.Builder
	write(&b, value)
	return b.String()
}

func write(b *strings.Builder, value any) {
	switch v := value.(type) {
	case json.Number:
		b.WriteString(Number(v.String()))
	case []any:
		b.WriteByte('[')
		for _, item := range v {
			write(b, item)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteByte('{')
		for _, key := range slices.Sorted(maps.Keys(v)) {
			b.WriteString(strconv.Quote(key) + ":")
			write(b, v[key])
			b.WriteByte(',')
		}
		b.WriteByte('}')
	case string:
		b.WriteString(strconv.Quote(v))
	case bool:
		b.WriteString(strconv.FormatBool(v))
	default:
		b.WriteString("null")
	}
}

package naming

import "strings"

// Short maps the schemas of the document to their names: less one of the suffixes,
// unless two schemas want the result.
func Short(schemas, suffixes []string) map[string]string {
	wanted := map[string]int{}
	for _, s := range schemas {
		wanted[shorten(s, suffixes)]++
		if shorten(s, suffixes) != s {
			wanted[s]++
		}
	}
	short := map[string]string{}
	for _, s := range schemas {
		short[s] = s
		if wanted[shorten(s, suffixes)] == 1 {
			short[s] = shorten(s, suffixes)
		}
	}
	return short
}

func shorten(schema string, suffixes []string) string {
	for _, suffix := range suffixes {
		if short, ok := strings.CutSuffix(schema, suffix); ok && short != "" {
			return short
		}
	}
	return schema
}

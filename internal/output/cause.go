package output

import (
	"fmt"
	"slices"
	"strings"
)

// Causes returns why outputs of another provenance differ, in words: "document changed
// (9fcaccaf -> 82a7d1e0)", "pin changed (2024-08-05 -> 2025-03-12)".
func (p Provenance) Causes(now Provenance) []string {
	var causes []string
	add := func(what, was, is string) {
		if was != is {
			causes = append(causes, fmt.Sprintf("%s changed (%s -> %s)", what, orNone(was), orNone(is)))
		}
	}
	add("document", short(p.Document.Checksum), short(now.Document.Checksum))
	add("generator", p.Tool, now.Tool)
	add("pin", p.Pin, now.Pin)
	add("dialect", p.Dialect, now.Dialect)
	shown := []string{"document", "tool", "pin", "dialect"}
	if len(causes) > 0 {
		shown = append(shown, "inputs") // the checksum of the document with all that belongs to it
	}
	for _, difference := range p.Differences(now) {
		key, _, _ := strings.Cut(difference, ":")
		if !slices.Contains(shown, key) {
			causes = append(causes, key+" changed")
		}
	}
	return causes
}

func short(checksum string) string { return checksum[:min(8, len(checksum))] }

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

package spec

import (
	"strings"
	"unicode"
)

// TypeNames returns the Go type of every component schema. It removes one
// trailing View or Manual, unless two schemas want the result, and characters
// that identifiers cannot contain, and starts with an upper-case letter.
// Reserved names get the suffix Object.
func (d *Document) TypeNames(reserved map[string]bool) map[string]string {
	wanted := map[string]int{}
	for _, name := range d.Schemas() {
		wanted[identifier(shortened(name))]++
	}
	all := map[string]string{}
	for _, name := range d.Schemas() {
		result := identifier(shortened(name))
		if wanted[result] > 1 {
			result = identifier(name)
		}
		if reserved[result] {
			result += "Object"
		}
		all[name] = result
	}
	return all
}

func shortened(name string) string {
	for _, suffix := range []string{"View", "Manual"} {
		if short, ok := strings.CutSuffix(name, suffix); ok && short != "" {
			return short
		}
	}
	return name
}

// ServiceName returns the Go name of a tag's service.
func ServiceName(tag string) string {
	if tag == "" {
		return "DefaultApi"
	}
	words := strings.FieldsFunc(tag, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, word := range words {
		words[i] = identifier(word)
	}
	return strings.Join(words, "") + "Api"
}

// MethodName returns the Go name of an operation's method.
func (o *Operation) MethodName() string { return identifier(o.Name) }

// identifier removes invalid characters and starts with an upper-case letter.
func identifier(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
	return strings.ToUpper(name[:1]) + name[1:]
}

package sample

import (
	"math"
	"strings"
)

// A literal is a Go expression: a text, or a composite literal with a line for each
// of its fields.
type literal struct {
	head   Code    // the expression, or what precedes its braces
	fields []field // of a composite literal
	braces bool
	tail   string // what follows the braces
	typed  bool   // its type does not depend on where it stands
	object bool   // a struct, whose address can be taken
}

// A field is a value in a composite literal. Its key is empty in a list.
type field struct {
	key   string
	value *literal
}

// maxLine is the longest list that stands in one line, in bytes.
const maxLine = 60

// isLine reports whether the expression stands in one line.
func (l *literal) isLine() bool {
	if !l.braces || len(l.fields) == 0 {
		return true
	}
	size := 0
	for _, f := range l.fields {
		if f.key != "" || f.value.braces {
			return false
		}
		size += len(f.value.head.Text()) + 2
	}
	return size <= maxLine
}

// names reports whether the expression names a package.
func (l *literal) names(pkg string) bool {
	if l == nil {
		return false
	}
	for _, p := range l.head.parts {
		if (p.Class == plainPart || p.Mark != "") && p.Class != stringPart && strings.Contains(p.Text, pkg) {
			return true
		}
	}
	for _, f := range l.fields {
		if f.value.names(pkg) {
			return true
		}
	}
	return false
}

// write appends the expression, formatted as gofmt does. indent is that of its line.
func (l *literal) write(code *Code, indent string) {
	code.parts = append(code.parts, l.head.parts...)
	switch {
	case !l.braces:
		return
	case l.isLine():
		code.plain("{")
		for i, f := range l.fields {
			if i > 0 {
				code.plain(", ")
			}
			f.value.write(code, indent)
		}
		code.plain("}" + l.tail)
		return
	}
	code.plain("{\n")
	writeFields(code, l.fields, indent+"\t")
	code.plain(indent + "}" + l.tail)
}

// writeFields writes one field per line. Values of neighbors are aligned.
func writeFields(code *Code, fields []field, indent string) {
	widths := keyWidths(fields)
	for i, f := range fields {
		code.plain(indent)
		if f.key != "" {
			code.plain(f.key + ":" + strings.Repeat(" ", widths[i]-len(f.key)+1))
		}
		f.value.write(code, indent)
		code.plain(",\n")
	}
}

// Limits of gofmt: keys of up to smallKey bytes are aligned, and larger ones if they
// are not more than keyRatio times as long, or short, as those before them.
const (
	smallKey = 40
	keyRatio = 2.5
)

// keyWidths returns the widths to which gofmt pads the keys. It aligns the values of
// consecutive lines; a value of several lines ends a section (go/printer, exprList).
func keyWidths(fields []field) []int {
	widths := make([]int, len(fields))
	start, previous, count, logs := 0, 0, 0, 0.0
	for i, f := range fields {
		size := 0
		if f.value.isLine() && len(fields) > 1 {
			size = len(f.key)
		}
		breaks := true
		if previous > 0 && size > 0 {
			if count == 0 || previous <= smallKey && size <= smallKey {
				breaks = false
			} else {
				ratio := float64(size) / math.Exp(logs/float64(count))
				breaks = keyRatio*ratio <= 1 || keyRatio <= ratio
			}
		}
		if breaks {
			start, count, logs = i, 0, 0
		}
		if size > 0 {
			count, logs = count+1, logs+math.Log(float64(size))
		}
		previous, widths[i] = size, len(f.key)
		for j := start; j <= i && size > 0; j++ {
			widths[j] = max(widths[j], len(f.key))
			widths[i] = max(widths[i], widths[j])
		}
	}
	return widths
}

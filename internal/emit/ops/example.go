package ops

import (
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// example returns a value for a scalar, or for one item of a list, as text that
// can be shown in a command.
func example(s *model.Schema) string {
	if list, ok := model.Resolved(s.Type).(*model.List); ok {
		s = list.Elem
	}
	for _, json := range []string{declared(s), made(s)} {
		if sample := scalar(model.JSON(json)); sample != "" && allowed(s, sample) && sample == text.Line(sample) {
			return sample
		}
	}
	return ""
}

// exampleJSON returns an example for a schema: the document's own, or one that is
// made where the type alone would not tell a reader what to write. It is "" for
// types that are put together from others.
func exampleJSON(s *model.Schema) string {
	own := string(s.Example)
	if p, ok := s.Type.(model.Primitive); ok {
		if own != "" && allowed(s, scalar(s.Example)) || p.Pattern == "" {
			return own
		}
		return made(s)
	}
	return own
}

// declared returns the example, default or first known value of a scalar.
func declared(s *model.Schema) string {
	said := s.Effective()
	enum, ok := model.Resolved(s.Type).(*model.Enum)
	switch {
	case said.Example != "":
		return string(said.Example)
	case said.Default != "" && said.Default != "null":
		return string(said.Default)
	case !ok:
		return ""
	}
	if enum.Kind != model.String {
		return enum.Values[0].Wire
	}
	return text.JSON(enum.Values[0].Wire)
}

// allowed reports whether a string fits the pattern and the length that the
// schema gives. A pattern that Go cannot read, or not in time, is taken to fit.
func allowed(s *model.Schema, text string) bool {
	p, ok := model.Resolved(s.Type).(model.Primitive)
	if !ok || p.Kind != model.String {
		return true
	}
	n := utf8.RuneCountInString(text)
	if p.Limits.MinLength != nil && n < *p.Limits.MinLength || p.Limits.MaxLength != nil && n > *p.Limits.MaxLength {
		return false
	}
	if !value.Judged(p.Pattern, text) {
		return true
	}
	pattern, err := regexp.Compile(readable(p.Pattern))
	return err != nil || pattern.MatchString(text)
}

// made returns a value for a scalar from its type alone, as JSON.
func made(s *model.Schema) string {
	p, ok := model.Resolved(s.Type).(model.Primitive)
	switch {
	case !ok:
		return ""
	case p.Kind == model.Boolean:
		return "true"
	case p.Kind != model.String:
		return number(p)
	}
	if match := matching(p); match != "" {
		return text.JSON(match)
	}
	sample := formatted(p.Format)
	if p.Limits.MinLength != nil {
		sample += strings.Repeat("x", max(0, *p.Limits.MinLength-len(sample)))
	}
	if p.Limits.MaxLength != nil {
		sample = sample[:min(len(sample), *p.Limits.MaxLength)]
	}
	return text.JSON(sample)
}

// number returns a number between the bounds, 1 if that is.
func number(p model.Primitive) string {
	low, err := strconv.ParseFloat(p.Limits.Minimum, 64)
	if err != nil {
		low = 1
	}
	if p.Limits.ExclusiveMinimum {
		low++
	}
	if high, err := strconv.ParseFloat(p.Limits.Maximum, 64); err == nil {
		low = min(low, high)
	}
	return strconv.FormatFloat(low, 'f', -1, 64)
}

func formatted(format string) string {
	switch format {
	case "date-time":
		return "2025-05-04T09:42:00Z"
	case "date":
		return "2025-05-04"
	case "email":
		return "hello@example.com"
	case "uri", "url":
		return "https://example.com"
	case "uuid":
		return "26aa9e58-1f1a-4b5c-8f6e-3f6c8a3c9d11"
	case "ipv4":
		return "192.0.2.1"
	default:
		return "string"
	}
}

// matching returns a string that fits a pattern, or "" if none is found easily.
func matching(p model.Primitive) string {
	if p.Pattern == "" || !value.Judged(p.Pattern, p.Pattern) {
		return ""
	}
	wide := readable(p.Pattern)
	tree, err := syntax.Parse(wide, syntax.Perl)
	if err != nil {
		return ""
	}
	schema := &model.Schema{Type: p}
	for _, repeats := range []int{1, 0, 2, 4, 8, 16} {
		d := drawing{repeats: repeats}
		d.draw(tree)
		text := d.String()
		if short := strings.TrimSuffix(text, "."); wide != p.Pattern && allowed(schema, short) {
			text = short // what the lookahead forbids is a dot at the end
		}
		if text != "" && allowed(schema, text) {
			return text
		}
	}
	return ""
}

// readable returns a pattern without the one lookahead that occurs, which Go
// cannot read.
func readable(pattern string) string { return strings.ReplaceAll(pattern, "(?!$)", "") }

// A drawing is a string that a regular expression allows, character by character.
type drawing struct {
	strings.Builder
	repeats int // how often at least what may be repeated without end
	drawn   int // characters of classes so far, which makes them differ
}

func (d *drawing) draw(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		d.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		d.WriteRune(d.member(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		d.WriteByte('x')
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			d.draw(sub)
		}
	case syntax.OpAlternate:
		d.draw(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		for range d.times(re) {
			d.draw(re.Sub[0])
		}
	}
}

func (d *drawing) times(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpStar:
		return d.repeats
	case syntax.OpPlus:
		return max(1, d.repeats)
	case syntax.OpQuest:
		return min(1, d.repeats)
	}
	if re.Max < 0 {
		return max(re.Min, d.repeats)
	}
	return min(max(re.Min, d.repeats), re.Max)
}

// member returns a character of a class: a letter or a digit if there is one,
// else a printable character, else the first.
func (d *drawing) member(ranges []rune) rune {
	const wanted = "a1b2c3d4e5f6ABCDEFXYZghijk07890"
	for i := range len(wanted) {
		r := rune(wanted[(d.drawn+i)%len(wanted)])
		if contains(ranges, r) {
			d.drawn++
			return r
		}
	}
	for r := '!'; r <= '~'; r++ {
		if contains(ranges, r) {
			return r
		}
	}
	return ranges[0]
}

func contains(ranges []rune, r rune) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
			return true
		}
	}
	return false
}

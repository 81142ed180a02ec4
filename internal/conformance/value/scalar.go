package value

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// number returns an integer or a float within its bounds. It prefers the bounds
// and other edge cases.
func (g *Generator) number(s *spec.Shape) *Value {
	if s.Kind == spec.Integer {
		return &Value{Kind: Integer, Token: strconv.FormatInt(g.integer(s), 10)}
	}
	low, high := g.floats(s)
	if s.Node.Get("minimum") == nil && s.Node.Get("maximum") == nil && g.oneIn(2) {
		edges := []string{"0", "-0.0", "0.1", "1e21", "1.7976931348623157e308", "5e-324", "-1E-7", "12345678901.25", "3.0"}
		return &Value{Kind: Float, Token: edges[g.chance.IntN(len(edges))]}
	}
	f := low + (high-low)*g.chance.Float64()
	return &Value{Kind: Float, Token: strconv.FormatFloat(f, 'g', -1, 64)}
}

func (g *Generator) floats(s *spec.Shape) (low, high float64) {
	low, high = -1e6, 1e6
	if n, err := strconv.ParseFloat(s.Node.Get("minimum").Text(), 64); err == nil {
		low, high = n, max(high, n+1e6)
	}
	if n, err := strconv.ParseFloat(s.Node.Get("maximum").Text(), 64); err == nil {
		high = n
	}
	return low, high
}

func (g *Generator) integer(s *spec.Shape) int64 {
	low, high := int64(math.MinInt64), int64(math.MaxInt64)
	if s.Node.Get("format").Text() == "int32" {
		low, high = math.MinInt32, math.MaxInt32
	}
	if n, ok := s.Node.Get("minimum").Int(); ok {
		low = n
		if s.Node.Get("exclusiveMinimum").True() {
			low++
		}
	}
	if n, ok := s.Node.Get("maximum").Int(); ok {
		high = n
		if s.Node.Get("exclusiveMaximum").True() {
			high--
		}
	}
	edges := []int64{low, high, 0, 1, -1, 1<<53 + 1}
	if n := edges[g.chance.IntN(len(edges))]; low <= n && n <= high {
		return n
	}
	if span := uint64(high) - uint64(low); span < math.MaxInt64 {
		return low + g.chance.Int64N(int64(span)+1)
	}
	for { // the range is more than half of all integers
		if n := int64(g.chance.Uint64()); low <= n && n <= high {
			return n
		}
	}
}

// text returns a string with its pattern, format or length.
func (g *Generator) text(s *spec.Shape) *Value {
	if p := s.Node.Get("pattern").Text(); p != "" {
		return &Value{Kind: String, Token: quote(g.matching(s, p))}
	}
	switch format := s.Node.Get("format").Text(); format {
	case "date-time":
		return &Value{Kind: Instant, Token: quote(g.moment())}
	case "date":
		return &Value{Kind: String, Token: quote(g.time().Format(time.DateOnly))}
	case "email":
		return &Value{Kind: String, Token: quote(fmt.Sprintf("someone+%d@example.com", g.chance.IntN(1e6)))}
	case "uuid":
		return &Value{Kind: String, Token: quote(fmt.Sprintf("%08x-0000-4000-8000-%012x", g.chance.Uint32(), g.chance.Uint32()))}
	case "uri":
		return &Value{Kind: String, Token: quote(fmt.Sprintf("https://example.com/%d?a=b&c=%%20#d", g.chance.IntN(1e6)))}
	default:
		return &Value{Kind: String, Token: g.escaped(g.words(s))}
	}
}

func (g *Generator) time() time.Time {
	return time.Unix(g.chance.Int64N(8_000_000_000)-2_000_000_000, g.chance.Int64N(1e9)).UTC()
}

// moment returns a date-time of RFC 3339, section 5.6, with any offset and up
// to nine digits of a second's fraction, including trailing zeros.
func (g *Generator) moment() string {
	at := g.time()
	zone := time.FixedZone("", 60*(g.chance.IntN(24*60)-12*60))
	layouts := []string{
		"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05.0Z07:00", "2006-01-02T15:04:05.000Z07:00",
		"2006-01-02T15:04:05.000000000Z07:00", "2006-01-02T15:04:05.999999Z07:00",
	}
	if g.oneIn(2) {
		at = at.In(zone)
	}
	return at.Format(layouts[g.chance.IntN(len(layouts))])
}

// snippets are characters with special treatment in encoders and decoders.
var snippets = []string{
	"a", "Z", "0", " ", "\"", "\\", "/", "<", ">", "&", "'", "`", "*/", "${x}", "{{.}}", "%s", "\n", "\t", "\u0001", "\u007f",
	"é", "e\u0301", "ß", "中", "\u00a0", "\u2028", "\u2029", "\ufeff", "\u202e", "😀", "👩‍👩‍👧", "\U0010ffff", "\ufffd", "null", "true",
}

func (g *Generator) words(s *spec.Shape) string {
	least, _ := s.Node.Get("minLength").Int()
	most, bounded := s.Node.Get("maxLength").Int()
	want := least + g.chance.Int64N(12)
	if bounded {
		want = min(want, most)
	}
	var b []rune
	for int64(len(b)) < want {
		b = append(b, []rune(snippets[g.chance.IntN(len(snippets))])...)
	}
	return string(b[:want])
}

// escaped returns a string as JSON text, sometimes with escapes only.
func (g *Generator) escaped(text string) string {
	if !g.oneIn(4) {
		return quote(text)
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r > 0xffff {
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04X`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		} else {
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func quote(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err) // a string always has a JSON form
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func unquote(text string) string {
	var s string
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		panic(err) // the text is output of quote
	}
	return s
}

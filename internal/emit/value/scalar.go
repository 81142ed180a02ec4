package value

import (
	"math/big"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// primitive returns a value of a scalar. It uses the first that exists of format,
// pattern and bounds.
func (x *examples) primitive(p model.Primitive, name string) string {
	switch p.Kind {
	case model.Boolean:
		return "true"
	case model.Integer:
		return number(anInteger, p.Limits)
	case model.Number:
		return number(aNumber, p.Limits)
	}
	return text.JSON(x.text(p, name))
}

// plain returns a value of a scalar that depends only on its type and format.
func plain(p model.Primitive) string {
	switch p.Kind {
	case model.Boolean:
		return "true"
	case model.Integer:
		return anInteger
	case model.Number:
		return aNumber
	}
	return text.JSON(formatted(p.Format))
}

// Values of scalars without restrictions.
const (
	anInteger = "42"
	aNumber   = "42.5"
	aText     = "string"
)

// formats holds a value for each format that documents use.
var formats = []struct{ format, value string }{
	{"date-time", "2025-05-04T09:42:00Z"},
	{"date", "2025-05-04"},
	{"time", "09:42:00Z"},
	{"email", "hello@example.com"},
	{"uuid", "7f2c1f9e-3a54-4c8e-9d1b-0a6b1c2d3e4f"},
	{"uri", "https://example.com/path"},
	{"url", "https://example.com/path"},
	{"hostname", "host.example.com"},
	{"ipv4", "192.0.2.15"},
	{"ipv6", "2001:db8::15"},
	{"byte", "ZXhhbXBsZQ=="},
}

func formatted(format string) string {
	for _, f := range formats {
		if f.format == format {
			return f.value
		}
	}
	return aText
}

func (x *examples) text(p model.Primitive, name string) string {
	value := formatted(p.Format)
	if x.named && value == aText {
		value = "my-" + strings.TrimSuffix(name, "-name")
	}
	if p.Pattern != "" && !x.patterns.matches(p.Pattern, value) {
		return x.patterns.match(p.Pattern, name, p.Limits)
	}
	return fitted(value, p.Limits)
}

// maxText is the maximum length of a generated text.
const maxText = 4096

// fitted returns text with an allowed length, up to maxText.
func fitted(text string, l model.Limits) string {
	if l.MaxLength != nil && len(text) > *l.MaxLength {
		text = text[:*l.MaxLength]
	}
	if l.MinLength != nil && len(text) < *l.MinLength {
		text += strings.Repeat("x", max(0, min(*l.MinLength, maxText)-len(text)))
	}
	return text
}

// number returns the allowed number nearest to text. It respects bounds and
// multipleOf.
func number(text string, l model.Limits) string {
	n := rational(text)
	step := big.NewRat(1, 1)
	if multiple := rational(l.MultipleOf); multiple != nil && multiple.Sign() > 0 {
		step = multiple
	}
	if low := rational(l.Minimum); low != nil && n.Cmp(low) <= 0 {
		n = low
		if l.ExclusiveMinimum {
			n = new(big.Rat).Add(low, step)
		}
	}
	if high := rational(l.Maximum); high != nil && n.Cmp(high) >= 0 {
		n = high
		if l.ExclusiveMaximum {
			n = new(big.Rat).Sub(high, step)
		}
	}
	if l.MultipleOf != "" {
		n = multiple(n, step, rational(l.Minimum))
	}
	return decimal(n)
}

// multiple returns the greatest multiple of step that is at most n. If that is below
// the minimum, it returns the next one.
func multiple(n, step, low *big.Rat) *big.Rat {
	quotient := new(big.Rat).Quo(n, step)
	whole := new(big.Int).Div(quotient.Num(), quotient.Denom())
	m := new(big.Rat).Mul(new(big.Rat).SetInt(whole), step)
	if low != nil && m.Cmp(low) < 0 {
		m.Add(m, step)
	}
	return m
}

// rational returns a number, or nil if text is not a number.
func rational(text string) *big.Rat {
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return n
}

func decimal(n *big.Rat) string {
	if n.IsInt() {
		return n.Num().String()
	}
	return strings.TrimRight(n.FloatString(20), "0")
}

// PlainNumber returns a number without an exponent. It returns other JSON texts
// unchanged.
func PlainNumber(text string) string {
	if n := rational(text); n != nil && strings.ContainsAny(text, "eE") {
		return decimal(n)
	}
	return text
}

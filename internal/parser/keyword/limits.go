package keyword

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// limitsOf reads the bounds of a scalar. exclusiveMinimum is a flag in OpenAPI 3.0
// and a number in 3.1.
func limitsOf(n *tree.Node) model.Limits {
	l := model.Limits{
		Minimum:    number(n, "minimum"),
		Maximum:    number(n, "maximum"),
		MultipleOf: number(n, "multipleOf"),
		MinLength:  Integer(n, "minLength"),
		MaxLength:  Integer(n, "maxLength"),
	}
	l.Minimum, l.ExclusiveMinimum = exclusive(n, "exclusiveMinimum", l.Minimum)
	l.Maximum, l.ExclusiveMaximum = exclusive(n, "exclusiveMaximum", l.Maximum)
	return l
}

// number returns the number at a key, or "".
func number(n *tree.Node, key string) string {
	if v := n.Get(key); v != nil && v.IsFinite() {
		return decimal(string(v.JSON()))
	}
	return ""
}

func exclusive(n *tree.Node, key, bound string) (string, bool) {
	switch n.Str(key) {
	case "", "false":
		return bound, false
	case "true":
		return bound, true
	default:
		return number(n, key), true
	}
}

// maxExponent bounds the digits that decimal writes.
const maxExponent = 40

// decimal returns a number without an exponent: the documents write 1199145600
// as 1.1991456e+09.
func decimal(text string) string {
	mantissa, exponent, found := strings.Cut(strings.ToLower(text), "e")
	if !found {
		return text
	}
	if e, err := strconv.Atoi(exponent); err != nil || max(e, -e) > maxExponent {
		return text
	}
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		return text
	}
	if value.IsInt() {
		return value.Num().String()
	}
	return strings.TrimRight(value.FloatString(maxExponent+len(mantissa)), "0")
}

// wholeNumber returns an integer without a fraction of zeros and without an
// exponent, and another number as it is.
func wholeNumber(text string) string {
	short := decimal(text)
	if whole, fraction, found := strings.Cut(short, "."); found && strings.Trim(fraction, "0") == "" {
		return whole
	}
	if strings.ContainsAny(short, ".") {
		return text
	}
	return short
}

// Integer returns the integer at a key, or nil if there is none.
func Integer(n *tree.Node, key string) *int {
	i, err := strconv.Atoi(number(n, key))
	if err != nil {
		return nil
	}
	return &i
}

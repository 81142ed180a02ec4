package equal

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"
)

// A decimal is a number without a bound on its size: digits times ten to the power of
// exp. The digits have no zeros at either end. Those of zero are empty.
type decimal struct {
	negative bool
	digits   string
	exp      int
}

// parse reads a number of JSON or YAML. It never expands an exponent.
func parse(text string) (d decimal, ok bool) {
	text, d.negative = strings.CutPrefix(strings.TrimPrefix(text, "+"), "-")
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(text), "e")
	if scientific {
		n, err := strconv.Atoi(exponent)
		if err != nil || n > maxExponent || n < -maxExponent {
			return d, false
		}
		d.exp = n
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	d.exp -= len(fraction)
	digits := whole + fraction
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return d, false
	}
	d.digits = strings.TrimLeft(digits, "0")
	if d.digits == "" {
		return decimal{}, true
	}
	short := strings.TrimRight(d.digits, "0")
	d.exp += len(d.digits) - len(short)
	d.digits = short
	return d, true
}

// maxExponent bounds exponents, so that sums of them do not overflow.
const maxExponent = 1 << 30

// Number returns the only spelling of a number, so that equal numbers have equal ones.
// It returns other text as it is.
func Number(text string) string {
	d, ok := parse(text)
	switch {
	case !ok:
		return text
	case d.digits == "":
		return "0"
	case d.negative:
		return "-" + d.digits + "e" + strconv.Itoa(d.exp)
	default:
		return d.digits + "e" + strconv.Itoa(d.exp)
	}
}

// CompareNumbers returns -1, 0 or +1. Text that is no number is compared as text.
func CompareNumbers(a, b string) int {
	x, okX := parse(a)
	y, okY := parse(b)
	if !okX || !okY {
		return cmp.Compare(a, b)
	}
	if x.sign() != y.sign() {
		return cmp.Compare(x.sign(), y.sign())
	}
	return x.sign() * x.compareSize(y)
}

func (d decimal) sign() int {
	switch {
	case d.digits == "":
		return 0
	case d.negative:
		return -1
	default:
		return 1
	}
}

// compareSize compares without the signs. Both numbers are not zero.
func (d decimal) compareSize(other decimal) int {
	return cmp.Or(cmp.Compare(len(d.digits)+d.exp, len(other.digits)+other.exp), cmp.Compare(d.digits, other.digits))
}

// Divides reports whether every multiple of b is a multiple of a. It is false for
// numbers of many digits.
func Divides(a, b string) bool {
	const most = 1000
	x, okX := parse(a)
	y, okY := parse(b)
	if !okX || !okY || x.digits == "" || len(x.digits)+len(y.digits) > most || x.exp-y.exp > most || y.exp-x.exp > most {
		return false
	}
	low := min(x.exp, y.exp)
	return new(big.Int).Rem(y.scaled(low), x.scaled(low)).Sign() == 0
}

// scaled returns the number divided by ten to the power of exp, which is not larger
// than its own exponent.
func (d decimal) scaled(exp int) *big.Int {
	n, _ := new(big.Int).SetString(d.digits+strings.Repeat("0", d.exp-exp), 10) // digits only
	if n == nil {
		return new(big.Int)
	}
	return n
}

package schema

import (
	"encoding/json"
	"errors"
	"math/big"
	"strconv"
)

func (k *checker) number(v json.Number, s *Schema, path string) {
	for _, b := range []struct {
		bound json.Number
		ok    func(v, bound float64) bool
		want  string
	}{
		{s.Minimum, func(v, b float64) bool { return v >= b }, "at least"},
		{s.Maximum, func(v, b float64) bool { return v <= b }, "at most"},
		{s.ExclusiveMinimum, func(v, b float64) bool { return v > b }, "more than"},
		{s.ExclusiveMaximum, func(v, b float64) bool { return v < b }, "less than"},
	} {
		got, err1 := v.Float64()
		bound, err2 := b.bound.Float64()
		if err1 == nil && err2 == nil && !b.ok(got, bound) {
			k.fault(path, "is %s, want %s %s", v, b.want, b.bound)
		}
	}
	if outOfRange(v, s.Format) {
		k.fault(path, "is %s, which is no %s", v, s.Format)
	}
	if s.MultipleOf != "" && !isMultiple(v, s.MultipleOf) {
		k.fault(path, "is %s, want a multiple of %s", v, s.MultipleOf)
	}
}

// outOfRange reports whether an integer does not fit into its format.
func outOfRange(v json.Number, format string) bool {
	var err error
	switch format {
	case "int32":
		_, err = strconv.ParseInt(v.String(), 10, 32)
	case "int64":
		_, err = strconv.ParseInt(v.String(), 10, 64)
	}
	return errors.Is(err, strconv.ErrRange)
}

// isMultiple reports whether v is a multiple of step. It computes with exact decimals,
// because as floating-point numbers 0.07 is not a multiple of 0.01.
func isMultiple(v, step json.Number) bool {
	a, ok1 := rational(v)
	b, ok2 := rational(step)
	return !ok1 || !ok2 || b.Sign() == 0 || new(big.Rat).Quo(a, b).IsInt()
}

// rational returns the exact value of a number. It reports false for numbers whose
// digits would take much memory.
func rational(n json.Number) (*big.Rat, bool) {
	const most = 100 // number of digits; exponents that float64 supports
	f, err := n.Float64()
	if err != nil || len(n) > most {
		return nil, false
	}
	if f == 0 {
		return new(big.Rat), true // or too small to differ from it
	}
	return new(big.Rat).SetString(n.String())
}

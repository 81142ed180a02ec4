package admin

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"time"
)

func decodeString(d *decoder, v reflect.Value) error {
	if d.peek() != '"' {
		return d.mismatch(v)
	}
	s, err := d.string()
	if err != nil {
		return err
	}
	v.SetString(d.keep(s))
	return nil
}

func decodeBool(d *decoder, v reflect.Value) error {
	c := d.peek()
	if c != 't' && c != 'f' {
		return d.mismatch(v)
	}
	v.SetBool(c == 't')
	return d.skip()
}

func decodeInt(d *decoder, v reflect.Value) error {
	begin := d.i
	text, err := d.number()
	if err == nil {
		n, ok := integer(text, v.Type().Bits())
		if ok {
			v.SetInt(n)
			return nil
		}
	}
	d.i = begin
	return d.mismatch(v)
}

// integer returns the value of a number that is an integer of so many bits. The
// number may be written with a fraction of zeros or an exponent, as 1.0 or 1e2:
// JSON does not distinguish these from 1 and 100.
func integer(text []byte, bits int) (int64, bool) {
	n, err := strconv.ParseInt(string(text), 10, bits)
	if err == nil {
		return n, true
	}
	if whole, fraction, ok := bytes.Cut(text, []byte(".")); ok && len(bytes.Trim(fraction, "0")) == 0 {
		n, err = strconv.ParseInt(string(whole), 10, bits)
		return n, err == nil
	}
	f, err := strconv.ParseFloat(string(text), 64)
	const exact = 1 << 53 // float64 has all integers up to here
	if err != nil || math.Trunc(f) != f || math.Abs(f) > exact {
		return 0, false
	}
	n = int64(f)
	return n, n == n<<(64-bits)>>(64-bits)
}

func decodeUint(d *decoder, v reflect.Value) error {
	begin := d.i
	text, err := d.number()
	if err == nil {
		if n, err := strconv.ParseUint(string(text), 10, 64); err == nil {
			v.SetUint(n)
			return nil
		}
		if n, ok := integer(text, 64); ok && n >= 0 {
			v.SetUint(uint64(n))
			return nil
		}
	}
	d.i = begin
	return d.mismatch(v)
}

func decodeFloat(d *decoder, v reflect.Value) error {
	begin := d.i
	text, err := d.number()
	if err == nil {
		var f float64
		if f, err = strconv.ParseFloat(string(text), 64); err == nil {
			v.SetFloat(f)
			return nil
		}
	}
	d.i = begin
	return d.mismatch(v)
}

func decodeTime(d *decoder, v reflect.Value) error {
	text, err := d.value()
	if err != nil {
		return err
	}
	t := v.Addr().Interface().(*time.Time)
	if err = t.UnmarshalJSON(text); err != nil && timeOf(text, t) {
		return nil
	}
	return err
}

// timeOf reads a time that RFC 3339 allows and package time does not: with the
// letters t and z, or with a leap second, which becomes the next second. It
// reports whether it could.
func timeOf(text []byte, t *time.Time) bool {
	const seconds = len(`"2006-01-02T15:04`)
	upper := bytes.ToUpper(text)
	leap := len(upper) > seconds+3 && string(upper[seconds:seconds+3]) == ":60"
	if leap {
		copy(upper[seconds:], ":59")
	}
	if json.Unmarshal(upper, t) != nil {
		return false
	}
	if leap {
		*t = t.Add(time.Second)
	}
	return true
}

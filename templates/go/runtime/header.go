package admin

import (
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// A ResponseHeader is the name of a header of responses, whose value is a T.
type ResponseHeader[T any] string

// Of returns the value of the header in those of a response or of an [Error]. It
// reports whether the header is there. An error says that its value is not a T.
func (h ResponseHeader[T]) Of(header http.Header) (value T, ok bool, err error) {
	values := header.Values(string(h))
	if len(values) == 0 {
		return value, false, nil
	}
	if err := decodeHeader(strings.Join(values, ", "), reflect.ValueOf(&value).Elem()); err != nil {
		return value, true, fmt.Errorf("header %s: %w", string(h), err)
	}
	return value, true, nil
}

// decodeHeader decodes the text of a header: a scalar, or a list with commas.
func decodeHeader(text string, v reflect.Value) (err error) {
	text = strings.TrimSpace(text)
	switch {
	case v.Type() == timeType:
		var t time.Time
		if t, err = time.Parse(time.RFC3339, text); err != nil {
			t, err = http.ParseTime(text) // RFC 9110, section 5.6.7
		}
		v.Set(reflect.ValueOf(t))
	case v.Kind() == reflect.Bool:
		var b bool
		b, err = strconv.ParseBool(text)
		v.SetBool(b)
	case v.CanInt():
		var n int64
		n, err = strconv.ParseInt(text, 10, v.Type().Bits())
		v.SetInt(n)
	case v.CanFloat():
		var f float64
		f, err = strconv.ParseFloat(text, v.Type().Bits())
		v.SetFloat(f)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		v.SetBytes([]byte(text))
	case v.Kind() == reflect.Slice:
		err = decodeHeaderList(text, v)
	default:
		v.SetString(text)
	}
	return err
}

func decodeHeaderList(text string, v reflect.Value) error {
	for part := range strings.SplitSeq(text, ",") {
		item := reflect.New(v.Type().Elem()).Elem()
		if err := decodeHeader(part, item); err != nil {
			return err
		}
		v.Set(reflect.Append(v, item))
	}
	return nil
}

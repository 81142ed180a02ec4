package value

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"time"
)

// Compare returns an error with the first place where a JSON text differs from
// the wanted value, or nil. Missing and additional members are differences.
func Compare(want *Value, got []byte) error {
	parsed, err := parse(got)
	if err != nil {
		return fmt.Errorf("reading %.200q: %w", got, err)
	}
	return compare("", want, parsed)
}

// parse returns a JSON text as a Value with the kinds Literal, String, Exact
// for numbers, List and Object. A repeated member is an error.
func parse(data []byte) (*Value, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	v, err := parseNext(decoder)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one value")
	}
	return v, nil
}

func parseNext(decoder *json.Decoder) (*Value, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			return parseList(decoder)
		}
		return parseObject(decoder)
	case json.Number:
		return &Value{Kind: Exact, Token: token.String()}, nil
	case string:
		return &Value{Kind: String, Token: quote(token)}, nil
	case nil:
		return &Value{Kind: Literal, Token: "null"}, nil
	default:
		return &Value{Kind: Literal, Token: fmt.Sprint(token)}, nil
	}
}

func parseList(decoder *json.Decoder) (*Value, error) {
	v := &Value{Kind: List}
	for decoder.More() {
		item, err := parseNext(decoder)
		if err != nil {
			return nil, err
		}
		v.Items = append(v.Items, item)
	}
	_, err := decoder.Token()
	return v, err
}

func parseObject(decoder *json.Decoder) (*Value, error) {
	v := &Value{Kind: Object}
	seen := map[string]bool{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		name := key.(string)
		if seen[name] {
			return nil, fmt.Errorf("member %q occurs twice", name)
		}
		seen[name] = true
		value, err := parseNext(decoder)
		if err != nil {
			return nil, err
		}
		v.Members = append(v.Members, Member{Name: name, Value: value})
	}
	_, err := decoder.Token()
	return v, err
}

func compare(path string, want, got *Value) error {
	switch want.Kind {
	case List:
		return compareLists(path, want, got)
	case Object:
		return compareObjects(path, want, got)
	case Exact, Raw:
		return compareExact(path, want, got)
	default:
		if !same(want, got) {
			return fmt.Errorf("%s: got %s, want %s", place(path), got.JSON(nil), want.Token)
		}
		return nil
	}
}

// compareExact compares numbers digit for digit, and other values by their
// text.
func compareExact(path string, want, got *Value) error {
	parsed, err := parse([]byte(want.Token))
	if err != nil {
		return fmt.Errorf("%s: the wanted value is no JSON: %w", place(path), err)
	}
	if parsed.Kind == Exact {
		if got.Kind != Exact || got.Token != parsed.Token {
			return fmt.Errorf("%s: got %s, want the digits %s", place(path), got.JSON(nil), parsed.Token)
		}
		return nil
	}
	return compare(path, parsed, got)
}

func compareLists(path string, want, got *Value) error {
	if got.Kind != List || len(got.Items) != len(want.Items) {
		return fmt.Errorf("%s: got %.300s, want %.300s", place(path), got.JSON(nil), want.JSON(nil))
	}
	for i := range want.Items {
		if err := compare(path+"/"+strconv.Itoa(i), want.Items[i], got.Items[i]); err != nil {
			return err
		}
	}
	return nil
}

func compareObjects(path string, want, got *Value) error {
	if got.Kind != Object {
		return fmt.Errorf("%s: got %.300s, want an object", place(path), got.JSON(nil))
	}
	rest := map[string]*Value{}
	for _, m := range got.Members {
		rest[m.Name] = m.Value
	}
	for _, m := range want.Members {
		value, ok := rest[m.Name]
		if !ok {
			return fmt.Errorf("%s/%s: lost; it was %.300s", path, m.Name, m.Value.JSON(nil))
		}
		delete(rest, m.Name)
		if err := compare(path+"/"+m.Name, m.Value, value); err != nil {
			return err
		}
	}
	for _, m := range got.Members {
		if _, extra := rest[m.Name]; extra {
			return fmt.Errorf("%s/%s: invented: %.300s", path, m.Name, m.Value.JSON(nil))
		}
	}
	return nil
}

func same(want, got *Value) bool {
	switch want.Kind {
	case String:
		return got.Kind == String && unquote(want.Token) == unquote(got.Token)
	case Instant:
		return got.Kind == String && sameInstant(unquote(want.Token), unquote(got.Token))
	case Integer:
		a, ok := new(big.Int).SetString(want.Token, 10)
		b, fine := new(big.Int).SetString(got.Token, 10)
		return ok && fine && a.Cmp(b) == 0
	case Float:
		a, err := strconv.ParseFloat(want.Token, 64)
		b, wrong := strconv.ParseFloat(got.Token, 64)
		return err == nil && wrong == nil && a == b
	default:
		return got.Kind == want.Kind && got.Token == want.Token
	}
}

func sameInstant(want, got string) bool {
	a, err := time.Parse(time.RFC3339Nano, want)
	b, wrong := time.Parse(time.RFC3339Nano, got)
	return err == nil && wrong == nil && a.Equal(b)
}

func place(path string) string {
	if path == "" {
		return "the value"
	}
	return path
}

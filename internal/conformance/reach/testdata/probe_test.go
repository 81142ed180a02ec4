package admin

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strings"
	"testing"
)

// probeEach decodes the JSON values of one file, and writes what f makes of each to
// another.
func probeEach[T any](t *testing.T, from, to string, f func(T) any) {
	if os.Getenv(from) == "" {
		t.Skip("there is no file to read")
	}
	in, err := os.Open(os.Getenv(from))
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(os.Getenv(to))
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(out, 1<<20)
	decoder, encoder := json.NewDecoder(bufio.NewReaderSize(in, 1<<20)), json.NewEncoder(w)
	for {
		var v T
		if err := decoder.Decode(&v); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if err := encoder.Encode(f(v)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Flush(), out.Close()); err != nil {
		t.Fatal(err)
	}
}

type probeQuestion struct{ Type, Text string }

type probeAnswer struct{ Marshal, Request, Error string }

// TestProbeValues decodes each value of a file into its type, and encodes it again as
// responses and as requests have it.
func TestProbeValues(t *testing.T) {
	probeEach(t, "REACH_VALUES", "REACH_ANSWERS", probeQuestion.answer)
}

func (q probeQuestion) answer() any {
	v := reflect.New(probeTypes[q.Type]).Interface()
	if err := decodeBody([]byte(q.Text), v); err != nil {
		return probeAnswer{Error: err.Error()}
	}
	data, err := json.Marshal(v)
	if err != nil {
		return probeAnswer{Error: err.Error()}
	}
	body, err := encodeBody(v)
	if err != nil {
		return probeAnswer{Error: err.Error()}
	}
	return probeAnswer{Marshal: string(data), Request: string(body)}
}

type probeErrand struct {
	Service, Method string
	Params          map[string]json.RawMessage // by "in:name"
	Body            json.RawMessage            // nil for none
}

type probeReport struct {
	Method, URL string
	Header      http.Header
	Body        []byte
	Error       string
}

// TestProbeCalls makes each call of a file and writes the request that a server received.
func TestProbeCalls(t *testing.T) {
	var r probeReport
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			t.Error(err)
		}
		r = probeReport{Method: req.Method, URL: req.RequestURI, Header: req.Header, Body: body}
		w.WriteHeader(http.StatusNoContent)
	}))
	defer server.Close()
	options := []Option{UseBaseURL(server.URL)}
	for _, credential := range probeCredentials {
		options = append(options, credential([]string{"first", "second", "third"}))
	}
	client, err := NewClient(options...)
	if err != nil {
		t.Fatal(err)
	}
	probeEach(t, "REACH_ERRANDS", "REACH_REPORTS", func(e probeErrand) any {
		r = probeReport{}
		if err := e.call(client); err != nil && r.Method == "" {
			r.Error = err.Error()
		}
		return r
	})
}

// probeStatic returns a source of one token.
func probeStatic(token string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return token, nil }
}

func (e probeErrand) call(client *Client) error {
	method := reflect.ValueOf(client).Elem().FieldByName(e.Service).Addr().MethodByName(e.Method)
	if !method.IsValid() {
		return fmt.Errorf("%s has no %s", e.Service, e.Method)
	}
	params := reflect.New(method.Type().In(1).Elem())
	if err := e.fill(params.Elem()); err != nil {
		return err
	}
	execute := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), params})[0].MethodByName("Execute")
	if !execute.IsValid() {
		return errors.New("there is no Execute")
	}
	out := execute.Call(nil)
	err, _ := out[len(out)-1].Interface().(error)
	return err
}

// fill sets the fields of a struct of parameters by their tags.
func (e probeErrand) fill(v reflect.Value) error {
	filled := 0
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if _, ok := field.Tag.Lookup("body"); ok {
			if err := probeBody(v.Field(i), e.Body); err != nil {
				return fmt.Errorf("body: %w", err)
			}
			continue
		}
		text := e.Params[probePlace(field.Tag)]
		if text == nil {
			continue
		}
		filled++
		if err := json.Unmarshal(text, v.Field(i).Addr().Interface()); err != nil {
			return fmt.Errorf("%s: %w", field.Name, err)
		}
	}
	if filled != len(e.Params) {
		return fmt.Errorf("%s has %d of %d parameters", v.Type(), filled, len(e.Params))
	}
	return nil
}

func probePlace(tag reflect.StructTag) string {
	for _, in := range []string{"path", "query", "header", "cookie"} {
		if name, ok := tag.Lookup(in); ok {
			name, _, _ = strings.Cut(name, ",")
			return in + ":" + name
		}
	}
	return ""
}

func probeBody(v reflect.Value, text json.RawMessage) error {
	if text == nil {
		return nil
	}
	if v.Type() == reflect.TypeFor[io.Reader]() {
		v.Set(reflect.ValueOf(strings.NewReader(probePlain(text))))
		return nil
	}
	if err := json.Unmarshal(text, v.Addr().Interface()); err != nil {
		return err
	}
	probeFiles(v)
	return nil
}

// probePlain returns the characters of a JSON string, and other values as they are.
func probePlain(text json.RawMessage) string {
	var s string
	if json.Unmarshal(text, &s) != nil {
		return string(text)
	}
	return s
}

// probeFiles gives files in forms their content.
func probeFiles(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			probeFiles(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			probeFiles(v.Index(i))
		}
	case reflect.Struct:
		if content := v.FieldByName("Content"); content.IsValid() && content.Type() == reflect.TypeFor[io.Reader]() {
			v.FieldByName("Name").SetString("content")
			content.Set(reflect.ValueOf(strings.NewReader("what the file contains\n")))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				probeFiles(v.Field(i))
			}
		}
	}
}

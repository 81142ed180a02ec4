package admin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"testing"
)

// An errand is one call: a method, its arguments, and the response of the
// server.
type errand struct {
	Service, Method string
	CSV             bool
	Args            []json.RawMessage          // arguments of the short form; the body is last
	Params          map[string]json.RawMessage // parameters of the long form, by "in:name"
	Body            json.RawMessage            // body of the long form
	Status          int
	Media           string
	Answer          []byte
}

// A report is the result of an errand.
type report struct {
	Requests []seen
	Value    []byte // result of the method
	Nil      bool   // the method returned nil
	Status   int
	Error    string
}

// A seen is a request as the server received it.
type seen struct {
	Method, Path, Query string
	Header              http.Header
	Body                []byte
}

// TestCalls makes the calls in a file and writes a report.
func TestCalls(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("CONFORMANCE_ERRANDS"))
	if err != nil {
		t.Fatal(err)
	}
	var errands []errand
	if err := json.Unmarshal(data, &errands); err != nil {
		t.Fatal(err)
	}
	var reports []report
	for _, e := range errands {
		reports = append(reports, e.do(t))
	}
	data, err = json.Marshal(reports)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(os.Getenv("CONFORMANCE_REPORTS"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func (e errand) do(t *testing.T) report {
	var r report
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			t.Error(err)
		}
		r.Requests = append(r.Requests, seen{req.Method, req.URL.EscapedPath(), req.URL.RawQuery, req.Header, body})
		if e.Media != "" {
			w.Header().Set("Content-Type", e.Media)
		}
		w.WriteHeader(e.Status)
		_, _ = w.Write(e.Answer)
	}))
	defer server.Close()
	if err := e.call(server.URL, &r); err != nil {
		r.Error = err.Error()
	}
	return r
}

func (e errand) call(url string, r *report, options ...Option) error {
	client, err := NewClient(append(options, UseBaseURL(url))...)
	if err != nil {
		return err
	}
	service := reflect.ValueOf(client).Elem().FieldByName(e.Service)
	if !service.IsValid() {
		return fmt.Errorf("the client has no %s", e.Service)
	}
	method := service.Addr().MethodByName(e.Method)
	if !method.IsValid() {
		return fmt.Errorf("%s has no %s", e.Service, e.Method)
	}
	args, err := e.args(method.Type())
	if err != nil {
		return err
	}
	request := method.Call(args)[0]
	if e.CSV {
		request = request.MethodByName("CSV").Call(nil)[0]
	}
	return r.execute(request.MethodByName("Execute").Call(nil))
}

func (e errand) args(method reflect.Type) ([]reflect.Value, error) {
	args := []reflect.Value{reflect.ValueOf(context.Background())}
	if e.Params != nil {
		params, err := e.params(method.In(1).Elem())
		return append(args, params), err
	}
	if method.NumIn() != len(e.Args)+1 {
		return nil, fmt.Errorf("the method has %d arguments, want %d", method.NumIn(), len(e.Args)+1)
	}
	for i, text := range e.Args {
		v := reflect.New(method.In(i + 1))
		if err := json.Unmarshal(text, v.Interface()); err != nil {
			return nil, err
		}
		args = append(args, v.Elem())
	}
	return args, nil
}

// params fills a parameter struct by its tags.
func (e errand) params(t reflect.Type) (reflect.Value, error) {
	v := reflect.New(t)
	filled := 0
	for i := range t.NumField() {
		text := e.Params[placeOf(t.Field(i).Tag)]
		if _, ok := t.Field(i).Tag.Lookup("body"); ok {
			text = e.Body
		} else if text != nil {
			filled++
		}
		if text == nil {
			continue
		}
		if err := json.Unmarshal(text, v.Elem().Field(i).Addr().Interface()); err != nil {
			return v, fmt.Errorf("%s: %w", t.Field(i).Name, err)
		}
	}
	if filled != len(e.Params) {
		return v, fmt.Errorf("%s has %d of %d parameters", t, filled, len(e.Params))
	}
	return v, nil
}

func placeOf(tag reflect.StructTag) string {
	for _, in := range []string{"path", "query", "header"} {
		if name, ok := tag.Lookup(in); ok {
			for i := range name {
				if name[i] == ',' {
					name = name[:i]
					break
				}
			}
			return in + ":" + name
		}
	}
	return ""
}

func (r *report) execute(out []reflect.Value) error {
	if err, _ := out[len(out)-1].Interface().(error); err != nil {
		return err
	}
	resp := out[len(out)-2].Interface().(*http.Response)
	if resp == nil {
		return errors.New("there is no response beside a nil error")
	}
	r.Status = resp.StatusCode
	if len(out) == 2 {
		r.Nil = true
		return nil
	}
	return r.result(out[0])
}

func (r *report) result(v reflect.Value) (err error) {
	if v.IsNil() {
		r.Nil = true
		return nil
	}
	if stream, ok := v.Interface().(io.ReadCloser); ok {
		defer stream.Close()
		r.Value, err = io.ReadAll(stream)
		return err
	}
	r.Value, err = json.Marshal(v.Interface())
	return err
}

package conformance

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// valuesOfSchemas are values of the type Values of testdata/openapi/schemas.yaml.
var valuesOfSchemas = []string{
	`{"animal":{"id":"1","kind":"cat","lives":9},"vehicle":{"wheels":"Bike","owner":"o","bell":true},"contact":{"mail":"m"}}`,
	`{"animal":{"id":"1","kind":"dog","bark":"w"},"vehicle":{"wheels":"Car","owner":"o","seats":5},"contact":{"phone":"p"}}`,
	`{"animal":{"kind":"bird","wings":2},"vehicle":{"wheels":"Boat","sails":[1.50]}}`,
	`{"closed":{"x":1},"open":{"x":1,"y":{"z":[null,12345678901234567890]}},"typed":{"x":1,"a":"b","n":null},"unevaluated":{"x":1,"y":2}}`,
	`{"patterned":{"x-a":"b"},"anyPattern":{"x-a":"b","other":5},"pair":["a",1]}`,
	`{"mixed":1,"color":"red","level":1,"auto":"auto","state":"on","never":null,"several":"s","number":1,"large":18446744073709551615}`,
	`{"mixed":"two","color":"green","level":2,"auto":7,"state":"","several":{"id":"i"},"number":1.5,"unsigned":18446744073709551615,"based":8}`,
	`{"mixed":true,"state":null,"several":["a"],"based":16,"short":["a","b"],"anything":{"a":1e400},"list":[1,"b",null,{}]}`,
	`{"mixed":null,"several":null,"anything":"x","pair":[]}`,
	`{"mixed":[3],"several":5}`,
	`{"odd":{"+1":1,"-1":2,"👍":3,"_":"4","":"5","-":"6","quo\"te":"7","comma,omitempty":"8","back\\slash` + "`" + `tick":"9","it's":"10","new\nline":"11","string":"12","Type":"13","type":"14"}}`,
	`{"limited":{"a":"x","b":"y","tags":["main"]}}`,
}

// roundTripOfSchemas is a test of the generated SDK. It decodes and encodes values with
// encoding/json, and sends and receives them.
const roundTripOfSchemas = `package schemas

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"testing"
)

func parsed(t *testing.T, text []byte) (v any) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

func TestValues(t *testing.T) {
	echo := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.Copy(w, r.Body)
	})
	server := httptest.NewServer(echo)
	defer server.Close()
	client, err := NewClient(UseBaseURL(server.URL))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		want := parsed(t, []byte(text))
		var v Values
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Errorf("decoding %s: %v", text, err)
			continue
		}
		if got, err := json.Marshal(v); err != nil || !reflect.DeepEqual(parsed(t, got), want) {
			t.Errorf("encoding %s = %s, %v", text, got, err)
		}
		answer, _, err := client.Default.SendValues(context.Background(), &v).Execute()
		if err != nil {
			t.Errorf("sending %s: %v", text, err)
			continue
		}
		if got, err := json.Marshal(answer); err != nil || !reflect.DeepEqual(parsed(t, got), want) {
			t.Errorf("sending and receiving %s = %s, %v", text, got, err)
		}
	}
}

var texts = []string{
`

// TestSchemasLoseNothing sends values of every way to say what data is through a
// generated SDK.
func TestSchemasLoseNothing(t *testing.T) {
	dir := t.TempDir()
	file, err := filepath.Abs(filepath.Join(root, "testdata", "openapi", "schemas.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if r := gen(t, "--spec", file, "--out", dir, "--module", "example.com/schemas", "--package", "schemas", "--only", "sdk"); r.code != 0 {
		t.Fatalf("exit code %d, want 0\n%s", r.code, r.stderr)
	}
	var b strings.Builder
	b.WriteString(roundTripOfSchemas)
	for _, text := range valuesOfSchemas {
		b.WriteString("\t" + strconv.Quote(text) + ",\n")
	}
	b.WriteString("}\n")
	if err := os.WriteFile(filepath.Join(dir, "sdk", "schemas", "values_test.go"), []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := command(filepath.Join(dir, "sdk"), "go", "test", "./schemas").CombinedOutput(); err != nil {
		t.Errorf("go test: %v\n%s", err, out)
	}
}

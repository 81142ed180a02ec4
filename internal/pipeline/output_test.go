package pipeline_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

const document = `openapi: 3.0.1
info: {title: Pets, version: "1"}
paths:
  /pets:
    get: {operationId: listPets, responses: {"204": {description: None.}}}
    post: {operationId: addPet, responses: {"204": {description: None.}}}
`

// operations is an output: a list of operations as CSV.
var operations = pipeline.Output{Name: "csv", Emit: func(t *pipeline.Target) ([]emit.File, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if t.Config.Options["csv"]["header"] == true {
		_ = w.Write([]string{"name", "method", "path"}) // to memory
	}
	for _, e := range t.API.Endpoints {
		_ = w.Write([]string{e.Operation.Name.Wire, e.Operation.Method, e.Operation.Path})
	}
	w.Flush()
	return []emit.File{{Path: "csv/operations.csv", Data: b.Bytes()}}, w.Error()
}}

// TestAnOutputIsOneEntry adds an output to the list and configures it. Nothing
// else has to know of it.
func TestAnOutputIsOneEntry(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, config.Name)
	for name, text := range map[string]string{file: "spec: pets.yaml\ncsv: {header: true}\n", filepath.Join(dir, "pets.yaml"): document} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	outputs := append(pipeline.Outputs(), operations)
	targets, err := config.Load(file, pipeline.Names(outputs))
	if err != nil {
		t.Fatal(err)
	}
	result, err := pipeline.Run(t.Context(), pipeline.Job{Targets: targets, Outputs: outputs})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := result.Targets[0].Write(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "generated", "csv", "operations.csv"))
	if err != nil {
		t.Fatal(err)
	}
	want := "name,method,path\naddPet,POST,/pets\nlistPets,GET,/pets\n"
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("operations.csv (-want +got):\n%s", diff)
	}
	if drift, err := result.Targets[0].Check(true); err != nil || len(drift.Inputs)+len(drift.Files) > 0 {
		t.Errorf("Check after Write = %+v, %v", drift, err)
	}
}

// run generates one output from a document in memory.
func run(t *testing.T, name, text string, o pipeline.Output) error {
	t.Helper()
	target := config.Default()
	target.Spec = name
	_, err := pipeline.Run(t.Context(), pipeline.Job{
		Targets: []*config.Config{target},
		Outputs: append(pipeline.Outputs(), o),
		Only:    []string{o.Name},
		Files:   fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}},
	})
	return err
}

func TestErrorsHaveTypes(t *testing.T) {
	emits := func(f func() error) pipeline.Output {
		return pipeline.Output{Name: "x", Emit: func(*pipeline.Target) ([]emit.File, error) { return nil, f() }}
	}
	for _, test := range []struct {
		name   string
		err    error
		want   string
		target any
	}{
		{"a wrong document", run(t, "internal:y.yaml", document+"components: []\n", operations), "internal:y.yaml:7:13: ", new(*pipeline.DocumentError)},
		{"an emitter's error", run(t, "y.yaml", document, emits(func() error { return errors.New("internal: y.yaml") })), "internal: y.yaml", new(*pipeline.DocumentError)},
		{"an emitter's fault", run(t, "y.yaml", document, emits(func() error { return emit.Faultf("no %s", "idea") })), "internal: no idea", new(*pipeline.Fault)},
		{"an emitter's panic", run(t, "y.yaml", document, emits(func() error { panic("no idea") })), "internal: no idea\n", new(*pipeline.Fault)},
		{"two outputs with one file", run(t, "y.yaml", document, twice), "internal: two outputs claim one path: ", new(*pipeline.Fault)},
		{"no document", run(t, "", document, operations), "open : file does not exist", new(*pipeline.DocumentError)},
	} {
		if test.err == nil || !errors.As(test.err, test.target) || !strings.HasPrefix(test.err.Error(), test.want) {
			t.Errorf("%s: the error is %T: %v, want a %T: %s", test.name, test.err, test.err, test.target, test.want)
		}
	}
}

// twice is an output with two files of one path.
var twice = pipeline.Output{Name: "twice", Emit: func(*pipeline.Target) ([]emit.File, error) {
	return []emit.File{{Path: "twice/a"}, {Path: "twice/A"}}, nil
}}

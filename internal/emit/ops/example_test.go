package ops

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A source is a document with its table.
type source struct {
	doc   *model.Document
	table *ops.Table
}

// sources returns the documents of this project, and those in the folder that
// ATLAS_SHARED names.
func sources(t *testing.T) map[string]source {
	t.Helper()
	shop, err := dialect.Load("dialect.yaml", read(t, "../../../testdata/shop/dialect.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	files := []string{"../../../testdata/openapi/atlas-admin.yaml", "../../../testdata/openapi/shop.yaml"}
	if shared := os.Getenv("ATLAS_SHARED"); shared != "" {
		more, err := filepath.Glob(shared + "/specs/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	all := map[string]source{}
	for _, file := range files {
		name, d := filepath.Base(file), dialect.Atlas()
		if name == "shop.yaml" {
			d = shop
		}
		doc, err := parser.Parse(parser.Options{File: name, Data: read(t, file), Dialect: d})
		if err != nil {
			t.Fatal(err)
		}
		api := doc.Resolve(model.Version{Stage: model.Stable, Date: "9999-12-31"}, true)
		all[name] = source{doc, Table(api, "", d)}
	}
	return all
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCommandLineMakesTheSameBodies checks that example bodies of the command line,
// which are made from the schemas of a table, have the values of the reference. They
// may have fewer properties.
func TestCommandLineMakesTheSameBodies(t *testing.T) {
	for name, source := range sources(t) {
		schemas, maker := body.NewSchemas(source.table), value.NewMaker()
		for i, op := range source.doc.Operations {
			for j, r := range op.Revisions {
				if r.Request == nil || r.Request.Schema == nil || !r.Request.MediaType.IsJSON() {
					continue
				}
				place := name + ": " + op.Name.Wire + " " + r.Version.String()
				checkExamples(t, place, schemas, source.table.Operations[i].Versions[j].Request, maker.Payload(value.Request, &r.Request.Payload))
			}
		}
	}
}

func checkExamples(t *testing.T, place string, schemas *body.Schemas, r *ops.Request, shown []byte) {
	t.Helper()
	want, err := tree.Decode(shown)
	if err != nil {
		t.Errorf("%s: %v", place, err)
	}
	got, _ := schemas.Example(r, body.Start{})
	for _, difference := range differences(got, want, "") {
		t.Errorf("%s: %s", place, difference)
	}
	for _, start := range []body.Start{{}, {Required: true}, {Change: true}, {Required: true, Change: true}} {
		example, _ := schemas.Example(r, start)
		for _, fault := range schemas.Check(example, schema.Parse(r.Schema), schema.Request) {
			t.Errorf("%s: example, %+v: %v", place, start, fault)
		}
	}
}

// differences returns the values of got that differ from want.
func differences(got, want any, path string) []string {
	switch got := got.(type) {
	case *tree.Object:
		object, ok := want.(*tree.Object)
		if !ok {
			break
		}
		var all []string
		for _, m := range got.Members() {
			member, _ := object.Get(m.Name)
			all = append(all, differences(m.Value, member, path+"."+m.Name)...)
		}
		return all
	case []any:
		list, ok := want.([]any)
		if !ok || len(got) != len(list) {
			break
		}
		var all []string
		for i, item := range got {
			all = append(all, differences(item, list[i], path+"[]")...)
		}
		return all
	}
	if g, w := string(tree.Encode(got)), string(tree.Encode(want)); g != w {
		return []string{path + ": got " + g + ", want " + w}
	}
	return nil
}

// TestFlagsShowTheSameValues checks that flags have the values of samples in the
// reference.
func TestFlagsShowTheSameValues(t *testing.T) {
	for name, source := range sources(t) {
		maker := value.NewMaker()
		for i, op := range source.doc.Operations {
			for _, p := range op.Params {
				argument := string(maker.Argument(p))
				if strings.HasPrefix(argument, "[") {
					var items []json.RawMessage
					if err := json.Unmarshal([]byte(argument), &items); err != nil {
						t.Fatal(err)
					}
					argument = string(items[0])
				}
				for _, got := range source.table.Operations[i].Params {
					if got.Name == p.Name.Wire && got.Example != text.FromJSON(argument) && got.Example != "" {
						t.Errorf("%s: %s %s: example = %q, want %q", name, op.Name.Wire, p.Name.Wire, got.Example, argument)
					}
				}
			}
		}
	}
}

// TestTypesMakeTheSameValues checks that the command line makes the same value of each
// type as the reference.
func TestTypesMakeTheSameValues(t *testing.T) {
	two, five, ten := 2, 5, 10
	text := func(p model.Primitive) model.Type { p.Kind = model.String; return p }
	types := []model.Type{
		model.Primitive{Kind: model.Boolean}, model.Primitive{Kind: model.Integer}, model.Primitive{Kind: model.Number},
		model.Primitive{Kind: model.Integer, Limits: model.Limits{Minimum: "100", MultipleOf: "7"}},
		model.Primitive{Kind: model.Number, Limits: model.Limits{Maximum: "1", ExclusiveMaximum: true}},
		text(model.Primitive{Pattern: "^[a-f]{3}$"}), text(model.Primitive{Limits: model.Limits{MinLength: &ten}}), text(model.Primitive{Limits: model.Limits{MaxLength: &two}}),
		&model.List{Elem: &model.Schema{Type: text(model.Primitive{Pattern: "^[a-f]{9}$"})}, MinItems: &five, Unique: true},
		&model.Map{Elem: &model.Schema{Type: text(model.Primitive{})}, KeyName: "colour"},
		&model.Map{Elem: &model.Schema{Type: text(model.Primitive{})}, KeyPattern: "^x[0-9]$"},
		model.FreeForm{}, model.FreeForm{Object: true},
	}
	for _, format := range []string{"date-time", "date", "time", "email", "uuid", "uri", "url", "hostname", "ipv4", "ipv6", "byte", "password", "unknown"} {
		types = append(types, text(model.Primitive{Format: format}))
	}
	maker, schemas := value.NewMaker(), body.NewSchemas(new(ops.Table))
	w := value.SchemaWriter{Refer: func(*model.Decl) {}, Maker: maker}
	for _, typ := range types {
		s := &model.Schema{Type: typ}
		r := &ops.Request{Schema: w.Text(s, "colour")}
		example, _ := schemas.Example(r, body.Start{})
		if got, want := tree.Encode(example), maker.Example(value.Request, s, "colour"); string(got) != string(want) {
			t.Errorf("Example(%s) = %s, want %s", r.Schema, got, want)
		}
	}
}

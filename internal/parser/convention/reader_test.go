package convention

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

func read(t *testing.T, text string) *tree.Node {
	t.Helper()
	s, complaints := tree.Read("f", []byte(text))
	if len(complaints) > 0 {
		t.Fatalf("Read(%q) complains: %v", text, complaints)
	}
	return s.Root
}

// shop is a dialect whose versions are numbers.
func shop(t *testing.T) Reader {
	t.Helper()
	const names = "names: {service: '{tag}Api', field: '{tag}', longMethod: '{operation}With', params: '{operation}P'}\n"
	d, err := dialect.Load("shop.yaml", []byte("name: shop\nversions: {mediaType: 'application/vnd.shop.{version}+json', kind: number}\n"+names))
	if err != nil {
		t.Fatal(err)
	}
	return Reader{d}
}

func TestMediaType(t *testing.T) {
	atlas := Reader{dialect.Atlas()}
	for _, test := range []struct {
		r          Reader
		key, value string
		want       model.MediaType
	}{
		{atlas, "application/vnd.atlas.2024-08-05+csv", "{}", model.MediaType{Version: model.Version{Stage: model.Stable, Date: "2024-08-05"}, Format: "csv"}},
		{atlas, "application/vnd.atlas.preview+json", "{x-xgen-preview: {name: a}}", model.MediaType{Version: model.Version{Stage: model.Preview, Name: "a"}, Format: "json"}},
		{atlas, "application/vnd.atlas.preview+json", "{x-xgen-preview: {public: 'true'}}", model.MediaType{Version: model.Version{Stage: model.Preview}, Format: "json"}},
		{atlas, "application/problem+json; charset=utf-8", "{}", model.MediaType{Format: "json"}},
		{atlas, "text/csv", "{}", model.MediaType{Format: "csv"}},
		{Reader{dialect.Plain()}, "application/vnd.atlas.2024-08-05+csv", "{}", model.MediaType{Format: "csv"}},
		{shop(t), "application/vnd.shop.v2+json", "{}", model.MediaType{Version: model.Version{Stage: model.Stable, Number: 2}, Format: "json"}},
		{shop(t), "application/vnd.shop.preview+json", "{x-xgen-preview: {name: a}}", model.MediaType{Version: model.Version{Stage: model.Preview}, Format: "json"}},
	} {
		test.want.Text = test.key
		got := test.r.MediaType(test.key, read(t, test.value))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("MediaType(%q) in %s (-want +got):\n%s", test.key, test.r.Name, diff)
		}
	}
}

func TestFault(t *testing.T) {
	atlas := Reader{dialect.Atlas()}
	for _, test := range []struct {
		r         Reader
		key, want string
	}{
		{atlas, "application/vnd.atlas.2024-08-05+json", ""},
		{atlas, "application/vnd.atlas.YYYY-MM-DD+gzip", "malformed media type, want a version YYYY-MM-DD, YYYY-MM-DD.upcoming or preview"},
		{atlas, "application/vnd.atlas.preview:x+json", "malformed media type, want application/vnd.atlas.VERSION+FORMAT"},
		{atlas, "application/vnd.atlas+json", "malformed media type, want application/vnd.atlas.VERSION+FORMAT"},
		{shop(t), "application/vnd.shop.2024-08-05+json", "malformed media type, want a version v1, v2 or preview"},
		{shop(t), "application/vnd.shop.v2+csv", "malformed media type, want application/vnd.shop.VERSION+json"},
		{Reader{dialect.Plain()}, "application/vnd.atlas+json", ""},
		{Reader{dialect.Plain()}, "json", ""},
	} {
		if got := test.r.Fault(test.key); got != test.want {
			t.Errorf("Fault(%q) in %s = %q, want %q", test.key, test.r.Name, got, test.want)
		}
	}
}

func TestIsMediaType(t *testing.T) {
	for key, want := range map[string]bool{
		"application/json": true, "image/*": true, "*/*": true, "text/plain; charset=utf-8": true, "text/plain; utf-8": true,
		"json": false, "": false, "a/b/c": false, "application/json, text/plain": false,
	} {
		if got := IsMediaType(key); got != want {
			t.Errorf("IsMediaType(%q) = %v, want %v", key, got, want)
		}
	}
}

const document = `
paths:
  /a:
    get:
      responses:
        "200": {content: {application/vnd.shop.v10+json: {}, application/vnd.shop.v2+json: {}}}
        "404": {$ref: '#/components/responses/Missing'}
        "202": {$ref: '#/components/responses/Accepted'}
    put:
      requestBody: {content: {text/csv: {}}}
components:
  responses:
    Accepted: {content: {application/json: {example: {code: FINE}}}}
    Missing: {content: {application/json: {example: {error: {code: GONE}}}, application/problem+json: {example: {code: GONE}}}}
    Unused: {content: {application/json: {example: {code: UNUSED}}}}
`

func TestCandidates(t *testing.T) {
	responses := read(t, document).Get("paths").Get("/a").Get("get").Get("responses")
	var got []string
	for _, v := range shop(t).Candidates(responses) {
		got = append(got, v.String())
	}
	if want := []string{"v2", "v10"}; !slices.Equal(got, want) {
		t.Errorf("Candidates = %q, want %q", got, want)
	}
	if got := (Reader{dialect.Plain()}).Candidates(responses); !slices.Equal(got, []model.Version{{}}) {
		t.Errorf("Candidates of the dialect plain = %v, want the zero version", got)
	}
}

func TestMediaTypes(t *testing.T) {
	got := slices.Collect(MediaTypes(read(t, document)))
	want := []string{"application/vnd.shop.v10+json", "application/vnd.shop.v2+json", "text/csv"}
	if !slices.Equal(got, want) {
		t.Errorf("MediaTypes = %q, want %q", got, want)
	}
}

func TestErrorCodes(t *testing.T) {
	var got []string
	for _, code := range (Reader{dialect.Plain()}).ErrorCodes(read(t, document)) {
		got = append(got, code.Text)
	}
	if want := []string{"GONE"}; !slices.Equal(got, want) {
		t.Errorf("ErrorCodes = %q, want %q", got, want)
	}
}

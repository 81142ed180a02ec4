//go:build conformance

package docs

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A factSheet contains the facts of one page.
type factSheet struct {
	Deprecated              bool
	Title, Method, Path     string
	PathParams, QueryParams []*fact
	RequestBody             *struct {
		MediaType   string
		Required    bool
		Description []string
		Attributes  []*fact
	}
	Responses []struct {
		Code        int
		MediaType   string
		Description []string
		Body        string
		Attributes  []*fact
	}
	Description []string
	CLI         struct{ OperationID string }
	Go          struct {
		Source, ParamsType, LHS, Service, Method, SDKImport string
		HasSdkResp                                          bool
	}
	Curl []struct {
		Kind, Source, User, Method, URL string
		Headers                         []string
		HasPayload                      bool
	}
	RequestExamples  []json.RawMessage
	ResponseExamples map[string][]json.RawMessage
}

// A fact has the form of an attribute. It lists the members that are set.
type fact struct {
	attribute
	Attributes []*fact
}

// shared returns the path of a published file, or skips the test.
func shared(t testing.TB, name string) string {
	t.Helper()
	file, ok := sharedFile(name)
	if !ok {
		t.Skipf("skipped: %s is not there", name)
	}
	return file
}

func readFacts(t *testing.T) []*factSheet {
	t.Helper()
	data, err := os.ReadFile(shared(t, "reference/facts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var facts struct{ Operations []*factSheet }
	if err := json.Unmarshal(data, &facts); err != nil {
		t.Fatal(err)
	}
	if len(facts.Operations) != 21 {
		t.Fatalf("operations = %d, want 21", len(facts.Operations))
	}
	return facts.Operations
}

// A tally counts facts, and those that a page shows.
type tally struct {
	t     *testing.T
	facts int
	shown int
	known map[string]int // number of known differences, by name

	requiredFirst bool // what is required precedes the rest
}

func (c *tally) check(where string, got, want any) {
	c.t.Helper()
	if unlike[where] != "" {
		c.differs(unlike[where])
		return
	}
	c.facts++
	if fmt.Sprint(got) == fmt.Sprint(want) {
		c.shown++
		return
	}
	c.t.Errorf("%s = %v, want %v", where, got, want)
}

// differs counts a fact that is wrong on the published pages, or that this
// project shows in another form on purpose.
func (c *tally) differs(name string) { c.known[name]++ }

// allFacts is the number of facts on the published pages, without the
// differences.
const allFacts = 11_669

// differences are the mistakes of the published pages, with their number, and
// the two headers whose value this project shows more exactly.
var differences = map[string]int{
	"a value of an answer without content":             1,
	"attribute without a name":                         1,
	"links left out of a tree":                         14,
	"made-up name":                                     2,
	"only the first arm of a oneOf of strings":         1,
	"payload of an operation without a body":           2,
	"query parameter that the operation does not have": 6,
	"read-only attribute in a request":                 1,
	"text that the document does not have":             1,
	"value of the header Accept":                       40,
	"value of the header Content-Type":                 12,
}

// TestFacts compares every fact of the published pages with the HTML and the
// JSON page of the same operation.
func TestFacts(t *testing.T) {
	s := write(t, shared(t, published))
	for _, form := range []string{"html", "json"} {
		t.Run(form, func(t *testing.T) {
			c := &tally{t: t, known: map[string]int{}, requiredFirst: form == "html"}
			for _, f := range readFacts(t) {
				c.page(f, readPage(t, s, f, form))
			}
			t.Logf("%d of %d facts stand on the %s pages", c.shown, c.facts, form)
			if c.facts != allFacts {
				t.Errorf("facts = %d, want %d", c.facts, allFacts)
			}
			if diff := cmp.Diff(differences, c.known); diff != "" {
				t.Errorf("named differences (-want +got):\n%s", diff)
			}
		})
	}
}

func (c *tally) page(f *factSheet, p *page) {
	w := f.CLI.OperationID
	c.check(w+" title", p.title, f.Title)
	c.check(w+" method", p.method, f.Method)
	c.check(w+" path", p.path, f.Path)
	c.check(w+" deprecated", p.deprecated, f.Deprecated)
	c.texts(w+" description", p.description, c.withoutVersions(w, p, f.Description))
	c.attributes(w+" path", p.params["path"], f.PathParams)
	c.attributes(w+" query", p.params["query"], f.QueryParams)
	c.body(w, f, p)
	c.responses(w, f, p)
	c.samples(w, f, p)
	c.examples(w, f, p)
}

var oldVersions = regexp.MustCompile(` Deprecated versions: v2-\{([^}]*)\}`)

// withoutVersions counts the older versions that the published pages add to a
// description. Our page lists them as versions.
func (c *tally) withoutVersions(where string, p *page, texts []string) []string {
	var rest []string
	for _, text := range texts {
		if m := oldVersions.FindStringSubmatch(text); m != nil {
			c.check(where+" version "+m[1], slices.Contains(p.versions, m[1]), true)
		}
		rest = append(rest, oldVersions.ReplaceAllString(text, ""))
	}
	return rest
}

// unlike lists the mistakes of the published pages, by place.
var unlike = map[string]string{
	"createServerlessInstance body.providerSettings.effectiveInstanceSizeName":                   "read-only attribute in a request",
	"createServerlessInstance response 201.stateName description":                                "text that the document does not have",
	"createServerlessInstance example of 201 .providerSettings.":                                 "attribute without a name",
	"listClusterSuggestedIndexes example of 200 .suggestedIndexes[].index[].additionalProperty1": "made-up name",
	"listClusterSuggestedIndexes example of 200 .suggestedIndexes[].index[].additionalProperty2": "made-up name",
}

// texts counts each paragraph whose words occur on the page, in order.
func (c *tally) texts(where string, got, want []string) {
	all := words(strings.Join(got, " "))
	for _, line := range want {
		if unlike[where] != "" {
			c.differs(unlike[where])
			continue
		}
		c.facts++
		_, rest, ok := strings.Cut(all, words(line))
		if !ok {
			c.t.Errorf("%s lacks %q: %q", where, line, got)
			continue
		}
		c.shown++
		all = rest + all // a text may occur twice: in the paragraph and below a link
	}
}

func (c *tally) attributes(where string, got []*attribute, want []*fact) {
	want = slices.DeleteFunc(slices.Clone(want), func(f *fact) bool {
		fault := unlike[where+"."+f.Name]
		if fault != "" {
			c.differs(fault)
		}
		return fault != ""
	})
	c.names(where, got, want)
	for _, f := range want {
		i := slices.IndexFunc(got, func(a *attribute) bool { return a.Name == f.Name })
		if i < 0 {
			continue // counted by its name
		}
		c.attribute(where+"."+f.Name, got[i], f)
	}
}

func (c *tally) attribute(where string, a *attribute, f *fact) {
	c.check(where+" type", a.Type, f.Type)
	c.check(where+" items", a.Items, f.Items)
	c.check(where+" format", a.Format, f.Format)
	c.check(where+" required", a.Required, f.Required)
	c.check(where+" discriminator", a.Discriminator, f.Discriminator)
	c.check(where+" additional", a.AdditionalProperties, f.AdditionalProperties)
	c.check(where+" pattern", a.Pattern, f.Pattern)
	c.check(where+" pattern of items", a.ItemsPattern, f.ItemsPattern)
	c.check(where+" default", a.Default, f.Default)
	for _, b := range []struct {
		name      string
		got, want *float64
	}{
		{"minimum", a.Minimum, f.Minimum}, {"maximum", a.Maximum, f.Maximum},
		{"minLength", a.MinLength, f.MinLength}, {"maxLength", a.MaxLength, f.MaxLength},
		{"minItems", a.MinItems, f.MinItems}, {"maxItems", a.MaxItems, f.MaxItems},
	} {
		c.check(where+" "+b.name, number(b.got), number(b.want))
	}
	c.enum(where, a, f)
	c.texts(where+" description", a.Description, f.Description)
	c.attributes(where, a.Attributes, f.Attributes)
}

// enum counts the values. The published pages show only the first arm of a
// oneOf of strings.
func (c *tally) enum(where string, a *attribute, f *fact) {
	got := a.Enum
	if f.OneOf != nil && len(f.Enum) > 0 && len(got) > len(f.Enum) {
		got = got[:len(f.Enum)]
		c.differs("only the first arm of a oneOf of strings")
	}
	c.check(where+" enum", strings.Join(got, " "), strings.Join(f.Enum, " "))
}

func number(n *float64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprintf("%f", *n)
}

func (c *tally) body(where string, f *factSheet, p *page) {
	c.check(where+" has a body", p.request != nil, f.RequestBody != nil)
	if f.RequestBody == nil || p.request == nil {
		return
	}
	c.check(where+" body's media type", p.request.mediaType, f.RequestBody.MediaType)
	c.check(where+" body is required", p.request.required, f.RequestBody.Required)
	c.texts(where+" body", p.request.description, f.RequestBody.Description)
	c.attributes(where+" body", p.request.attributes, f.RequestBody.Attributes)
}

func (c *tally) responses(where string, f *factSheet, p *page) {
	errors := false
	for i, r := range f.Responses {
		at := fmt.Sprintf("%s response %d", where, r.Code)
		if i >= len(p.responses) {
			c.check(at, "missing", r.Code)
			continue
		}
		got := p.responses[i]
		c.check(at+" code", got.status, r.Code)
		c.check(at+" media type", got.mediaType, r.MediaType)
		c.texts(at, got.description, r.Description)
		if r.Code >= 400 {
			if errors { // the trees of errors are equal, so they count once
				continue
			}
			errors = true
		}
		c.attributes(at, got.attributes, r.Attributes)
	}
}

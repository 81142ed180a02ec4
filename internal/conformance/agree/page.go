package agree

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A page is what a page of the reference shows of an operation in one version, in
// any of its forms.
type page struct {
	at                               Subject
	endpoint, tag, sunset, successor string
	deprecated, paged                bool
	versions, params                 []string
	contentType                      string
	media                            media
	method, command                  string            // "ClustersApi.GetCluster", "atlas api getCluster"
	request                          string            // the example
	answers                          map[string]string // examples by status code and media type
	samples                          []string
}

// state states what the page shows.
func (p *page) state(s Statements, tagged bool) {
	s.say(p.at, Endpoint, p.endpoint)
	if tagged {
		s.say(p.at, Tag, p.tag)
	}
	s.say(p.at, Deprecated, yes(p.deprecated))
	s.say(p.at, Sunset, p.sunset)
	s.say(p.at, Successor, p.successor)
	s.say(p.at, Versions, strings.TrimSpace(strings.Join(p.versions, " ")))
	s.say(p.at, Parameters, list(p.params))
	s.say(p.at, ContentType, p.contentType)
	s.say(p.at, Answers, p.media.String())
	s.say(p.at, Accept, p.media.accept())
	s.say(p.at, Paged, yes(p.paged))
	s.say(p.at, Command, p.command)
	if p.method != "" {
		service, method, _ := strings.Cut(p.method, ".")
		s.say(p.at, Service, service)
		s.say(p.at, Method, method)
	}
	s.say(p.at, Body, p.request)
	for of, example := range p.answers {
		s.say(p.at, Answer+" "+Fact(of), example)
	}
	s.say(p.at, Samples, strings.Join(p.samples, "\n\n"))
}

// A jsonPage is a page for programs.
type jsonPage struct {
	Name, Method, Path, Tag, Version, Sunset, Successor string
	Deprecated                                          bool
	Go, CLI                                             struct{ Text string }
	Versions                                            []struct{ Version string }
	Parameters                                          []struct {
		In     string
		Fields []struct{ Name string }
	}
	RequestBody jsonBody
	Responses   []struct {
		Status, MediaType string
		Bodies            []jsonBody
		Example           json.RawMessage
	}
	Paging  *struct{ Go, CLI string }
	Samples []struct{ Title, Source string }
}

type jsonBody struct {
	MediaType string
	Value     *struct{ Type string }
	Example   json.RawMessage
}

// jsonPages returns the pages for programs, by the names of their files.
func (out *Outputs) jsonPages() (map[string]*jsonPage, error) {
	if out.pages != nil {
		return out.pages, nil
	}
	pages := map[string]*jsonPage{}
	for name, data := range out.below("docs/operations", ".json") {
		pages[name] = &jsonPage{}
		if err := json.Unmarshal(data, pages[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	out.pages = pages
	return pages, nil
}

func readJSON(out *Outputs, s Statements) error {
	pages, err := out.jsonPages()
	for _, p := range pages {
		p.page().state(s, true)
	}
	return err
}

func (j *jsonPage) page() *page {
	p := &page{
		at: Subject{j.Name, j.Version}, endpoint: j.Method + " " + j.Path, tag: j.Tag, sunset: decided(j.Sunset), successor: j.Successor,
		deprecated: j.Deprecated, paged: j.Paging != nil, contentType: j.RequestBody.MediaType, method: j.Go.Text, command: j.CLI.Text,
		request: canonical(j.RequestBody.Example), answers: map[string]string{},
	}
	for _, v := range j.Versions {
		p.versions = append(p.versions, v.Version)
	}
	for _, g := range j.Parameters {
		for _, f := range g.Fields {
			p.params = append(p.params, g.In+":"+f.Name)
		}
	}
	for _, r := range j.Responses {
		for _, b := range r.Bodies {
			p.media = p.media.add(r.Status, b.MediaType, b.Value == nil)
			p.answer(r.Status, b.MediaType, string(b.Example))
		}
		p.answer(r.Status, r.MediaType, string(r.Example))
	}
	for _, sample := range j.Samples {
		p.samples = append(p.samples, sample.Title+":\n"+sample.Source)
	}
	if j.Paging != nil {
		if j.Paging.Go != "" {
			p.samples = append(p.samples, j.Paging.Go)
		}
		p.samples = append(p.samples, j.Paging.CLI)
	}
	return p
}

// answer records the example of an answer, if there is one.
func (p *page) answer(status, mediaType, example string) {
	if example != "" {
		p.answers[status+" "+mediaType] = canonical([]byte(example))
	}
}

// canonical returns JSON in one form: without white space, members sorted. Other
// text stays as it is.
func canonical(data []byte) string {
	var v any
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	if d.Decode(&v) != nil {
		return string(data)
	}
	again, err := json.Marshal(v)
	if err != nil {
		return string(data)
	}
	return string(again)
}

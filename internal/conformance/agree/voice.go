package agree

import (
	"fmt"
	"path"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// Outputs are the files of one run of the generator.
type Outputs struct {
	Files   map[string][]byte // by slash-separated path: "docs/index.html"; reports lie in "reports/"
	Doc     *spec.Document
	Pin     string // empty if the API has no versions
	Package string // of the SDK: "admin"
	Program string // the command line: "atlas"

	operations []*spec.Operation
	chosen     map[string]string    // by operation: the version that the pin selects
	newest     map[string]string    // by operation: the version that the command line calls
	pages      map[string]*jsonPage // what jsonPages has read
}

// NewOutputs returns the files of a run for reading.
func NewOutputs(files map[string][]byte, doc *spec.Document, pin string) *Outputs {
	out := &Outputs{Files: files, Doc: doc, Pin: pin, operations: doc.Operations(), chosen: map[string]string{}, newest: map[string]string{}}
	for file := range files {
		switch parts := strings.Split(file, "/"); {
		case len(parts) == 3 && parts[0] == "sdk" && parts[2] == "client.go":
			out.Package = parts[1]
		case len(parts) == 4 && parts[1] == "cmd" && parts[3] == "main.go":
			out.Program = parts[2]
		}
	}
	for _, op := range out.operations {
		versions := op.Versions()
		if v := op.Choose(pin); v != "" || len(versions) == 0 {
			out.chosen[op.Name] = v
		}
		out.newest[op.Name] = op.Newest()
		if out.newest[op.Name] == "" && len(versions) > 0 {
			out.newest[op.Name] = versions[0]
		}
	}
	return out
}

// versions returns the versions of an operation, one empty one if it has none.
func versions(op *spec.Operation) []string {
	if all := op.Versions(); len(all) > 0 {
		return all
	}
	return []string{""}
}

// subjects returns each operation in each version.
func (out *Outputs) subjects() []Subject {
	var all []Subject
	for _, op := range out.operations {
		for _, v := range versions(op) {
			all = append(all, Subject{op.Name, v})
		}
	}
	return all
}

// below returns the files with an extension in a folder, by their names without
// the extension.
func (out *Outputs) below(folder, extension string) map[string][]byte {
	found := map[string][]byte{}
	for file, data := range out.Files {
		if path.Dir(file) == folder && path.Ext(file) == extension {
			found[strings.TrimSuffix(path.Base(file), extension)] = data
		}
	}
	return found
}

// A Voice is an output, or a part of one, that states facts.
type Voice struct {
	Name   string
	Read   func(*Outputs, Statements) error
	Scope  func(*Outputs, Subject) bool // what the voice must speak about
	States []Fact                       // what it must state within its scope
	AtPin  []Fact                       // what it must state of the pinned version
}

// The scopes of voices.
func every(_ *Outputs, s Subject) bool { return true }

// documented fits the versions of the operations that the reference describes: those
// that the pin selects.
func documented(out *Outputs, s Subject) bool {
	_, ok := out.chosen[s.Operation]
	return s == Subject{} || ok
}

func pinned(out *Outputs, s Subject) bool {
	v, ok := out.chosen[s.Operation]
	return s == Subject{} || ok && v == s.Version
}

func newest(out *Outputs, s Subject) bool {
	return s == Subject{} || out.newest[s.Operation] == s.Version
}

// The facts.
const (
	Endpoint    Fact = "endpoint" // method and path
	Tag         Fact = "tag"
	Deprecated  Fact = "deprecated"
	Sunset      Fact = "sunset"    // a decided date
	Successor   Fact = "successor" // the newest stable version, if newer
	Versions    Fact = "versions"
	Parameters  Fact = "parameters"
	Accept      Fact = "accept"
	AcceptCSV   Fact = "csv" // the media type of the other form of an answer in JSON
	ContentType Fact = "content-type"
	Answers     Fact = "answers" // media types by status code
	Paged       Fact = "paged"
	Security    Fact = "security"   // alternatives of schemes
	Service     Fact = "service"    // the type
	Client      Fact = "client"     // the field of the client
	Method      Fact = "method"     // in its short form
	Params      Fact = "params"     // the struct
	Command     Fact = "command"    // of the command line
	Required    Fact = "required"   // flags
	Flags       Fact = "flags"      // all
	Example     Fact = "example"    // of a required parameter
	Body        Fact = "body"       // the example
	Answer      Fact = "answer"     // the example, by status code and media type
	Samples     Fact = "samples"    // their text
	BaseURL     Fact = "base-url"   // of the API
	Variable    Fact = "variable"   // of the environment
	Credential  Fact = "credential" // a variable in a command of curl
	Operations  Fact = "operations" // by version
)

// Voices returns the voices whose files are there.
func (out *Outputs) Voices() []Voice {
	all := writtenVoices()
	if out.Files["reports/diff.json"] != nil {
		all = append(all, Voice{"gen diff", readDiff, pinned, []Fact{Service, Method, Params}, nil})
	}
	if out.Files["running/config"] != nil {
		all = append(all, runningVoices()...)
	}
	return all
}

// writtenVoices are those of the files that a run writes.
func writtenVoices() []Voice {
	page := []Fact{Endpoint, Deprecated, Sunset, Successor, Versions, Parameters, Accept, ContentType, Answers, Paged, Command, Body, Samples}
	method := []Fact{Service, Method}
	return []Voice{
		{"document", readDocument, every, []Fact{Endpoint, Tag, Deprecated, Sunset, Successor, Versions, Parameters, Accept, AcceptCSV, ContentType, Answers, Security, BaseURL, Operations}, nil},
		{"SDK", readSDK, pinned, []Fact{Endpoint, Deprecated, Sunset, Successor, Parameters, Accept, AcceptCSV, ContentType, Paged, Security, Service, Client, Method, Params, BaseURL}, nil},
		{"comments of the SDK", readComments, pinned, []Fact{Sunset, Successor}, nil},
		{"fakes", readFakes, pinned, []Fact{Client, Method}, nil},
		{"table", readTable, every, []Fact{Endpoint, Tag, Deprecated, Sunset, Successor, Versions, Parameters, Accept, ContentType, Answers, Paged, Security, Required}, nil},
		{"JSON page", readJSON, documented, append(page, Tag, Answer), method},
		{"Markdown page", readMarkdown, documented, page, method},
		{"HTML page", readHTML, documented, append(page, Tag, Answer), method},
		{"sunset calendar", readCalendar, documented, []Fact{Sunset}, nil},
		{"command sample", readCommandSamples, documented, []Fact{Command, Required, Example, Body}, nil},
		{"curl sample", readCurlSamples, documented, []Fact{Endpoint, Accept, ContentType, Example, Body, BaseURL}, nil},
		{"Go sample", readGoSamples, pinned, []Fact{Client, Method, Params, Example, Body, BaseURL}, nil},
		{"command page", readCommandPages, newest, []Fact{Endpoint, Deprecated, Versions, Paged, Command, Required, Flags}, nil},
		{"manual page", readManual, newest, []Fact{Endpoint, Flags, Paged}, nil},
		{"page about authentication", readAuthentication, every, []Fact{Credential}, nil},
		{"README of the command", readOverview, every, []Fact{Variable}, nil},
		{"gen resolve", readResolve, pinned, []Fact{Endpoint, Deprecated, Sunset, Versions, ContentType}, nil},
		{"gen sunset", readSunset, every, []Fact{Sunset}, nil},
		{"gen versions", readVersions, every, []Fact{Operations}, nil},
	}
}

// Read returns what each voice says.
func Read(out *Outputs) (map[string]Statements, error) {
	said := map[string]Statements{}
	for _, voice := range out.Voices() {
		statements, err := voice.Hear(out)
		if err != nil {
			return nil, err
		}
		said[voice.Name] = statements
	}
	return said, nil
}

// Hear returns what the voice says.
func (v Voice) Hear(out *Outputs) (Statements, error) {
	statements := Statements{}
	if err := v.Read(out, statements); err != nil {
		return nil, fmt.Errorf("reading %s: %w", v.Name, err)
	}
	return statements, nil
}

// Package dialect describes what the documents of one API mean beyond OpenAPI:
// versioned media types, extensions, names, paging, errors, waiting and the command
// line. A dialect is data: atlas.yaml, plain.yaml or a file of the user. Another API
// needs another file and no Go.
package dialect

import (
	_ "embed" // the built-in dialects
	"iter"
	"path"
	"strings"
	"sync"
)

// A Dialect describes the documents of one API. It is not changed after loading.
type Dialect struct {
	Name        string      `yaml:"name"`      // "atlas"
	Matches     []Range     `yaml:"matches"`   // media types that only documents of this dialect have
	Published   URL         `yaml:"published"` // address of the document for gen fetch, or empty
	Versions    Versions    `yaml:"versions"`
	Extensions  Extensions  `yaml:"extensions"`
	Names       Names       `yaml:"names"`
	Paging      []Paging    `yaml:"paging"` // the first that fits an operation applies
	Errors      Errors      `yaml:"errors"`
	Auth        Auth        `yaml:"auth"`
	CommandLine CommandLine `yaml:"commandLine"`
	Samples     Samples     `yaml:"samples"`
	Search      Search      `yaml:"search"`
	Waiting     []Waiting   `yaml:"waiting"`
	Incumbents  []Incumbent `yaml:"incumbents"` // other SDKs that users come from
	Aliases     Aliases     `yaml:"aliases"`    // by name

	Source []byte `yaml:"-"` // the YAML that the dialect was read from
}

// A Range is a media type in which each * stands for any characters.
type Range string

func (r Range) fault() string {
	if !strings.Contains(string(r), "/") {
		return "is no media type"
	}
	if _, err := path.Match(string(r), ""); err != nil {
		return "is no pattern"
	}
	return ""
}

// matches reports whether a media type is in the range.
func (r Range) matches(mediaType string) bool {
	ok, err := path.Match(string(r), strings.ToLower(mediaType))
	return err == nil && ok
}

//go:embed atlas.yaml
var atlasYAML []byte

//go:embed plain.yaml
var plainYAML []byte

var atlas = sync.OnceValue(func() *Dialect { return builtIn("atlas.yaml", atlasYAML) })

var plain = sync.OnceValue(func() *Dialect { return builtIn("plain.yaml", plainYAML) })

func builtIn(file string, data []byte) *Dialect {
	d, err := Load(file, data)
	if err != nil {
		panic(err) // a test loads both
	}
	return d
}

// Atlas returns the dialect of the Atlas Admin API.
func Atlas() *Dialect { return atlas() }

// Plain returns the dialect of documents without conventions of their own.
func Plain() *Dialect { return plain() }

// BuiltInAll returns the built-in dialects.
func BuiltInAll() []*Dialect { return []*Dialect{Atlas(), Plain()} }

// BuiltIn returns the names of the built-in dialects.
func BuiltIn() []string {
	var names []string
	for _, d := range BuiltInAll() {
		names = append(names, d.Name)
	}
	return names
}

// Named returns the built-in dialect of a name, or nil.
func Named(name string) *Dialect {
	for _, d := range BuiltInAll() {
		if d.Name == name {
			return d
		}
	}
	return nil
}

// Published returns the default address of gen fetch.
func Published() string { return string(Atlas().Published) }

// Match returns the built-in dialect that has a range for one of the media types,
// or Plain.
func Match(mediaTypes iter.Seq[string]) *Dialect {
	d := Atlas()
	for m := range mediaTypes {
		for _, r := range d.Matches {
			if r.matches(m) {
				return d
			}
		}
	}
	return Plain()
}

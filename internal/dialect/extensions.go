package dialect

import "strings"

// Extensions names the extensions of OpenAPI that are read, by their meaning. An empty
// key is not read.
type Extensions struct {
	PublicName  Key `yaml:"publicName"`  // operation: its public name
	Roles       Key `yaml:"roles"`       // operation: roles; the caller needs one of them
	Changelog   Key `yaml:"changelog"`   // operation: date -> text
	DocsURL     Key `yaml:"docsURL"`     // operation: a link
	Verb        Key `yaml:"verb"`        // operation: {verb, customMethod}
	CommandLine Key `yaml:"commandLine"` // operation, parameter: {watcher, override, aliases}
	Version     Key `yaml:"version"`     // media type, operation: the version, repeated
	Preview     Key `yaml:"preview"`     // media type: {public, name}
	Sunset      Key `yaml:"sunset"`      // media type: a date
	Revision    Key `yaml:"revision"`    // info: the publisher's revision of the document
	Links       Key `yaml:"links"`       // document: a list of {label, description, url}
	Topics      Key `yaml:"topics"`      // document: a list of {title, content}
	KeyName     Key `yaml:"keyName"`     // schema: name of the keys of a map
	Immutable   Key `yaml:"immutable"`   // schema: set once by the server
}

// A Key is the key of an extension. It may be empty.
type Key string

func (k Key) fault() string {
	if k != "" && (!strings.HasPrefix(string(k), "x-") || k == "x-") {
		return "is no extension: want x-"
	}
	return ""
}

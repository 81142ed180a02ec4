package dialect

import "strings"

// Extensions names the extensions that are read, by what they mean. A role without
// a key is not read.
type Extensions struct {
	PublicName  Key `yaml:"publicName"`  // operation: the name by which it is known
	Roles       Key `yaml:"roles"`       // operation: a list of roles, one of which the caller needs
	Changelog   Key `yaml:"changelog"`   // operation: date -> text
	DocsURL     Key `yaml:"docsURL"`     // operation: a link
	Verb        Key `yaml:"verb"`        // operation: {verb, customMethod}
	CommandLine Key `yaml:"commandLine"` // operation, parameter: {watcher, override, aliases}
	Version     Key `yaml:"version"`     // media type, operation: the version once more
	Preview     Key `yaml:"preview"`     // media type: {public, name}
	Sunset      Key `yaml:"sunset"`      // media type: a date
	Revision    Key `yaml:"revision"`    // info: the publisher's revision of the document
	Links       Key `yaml:"links"`       // document: a list of {label, description, url}
	Topics      Key `yaml:"topics"`      // document: a list of {title, content}
	KeyName     Key `yaml:"keyName"`     // schema: name of the keys of a map
	Immutable   Key `yaml:"immutable"`   // schema: set once by the server
}

// A Key is the key of an extension, or empty.
type Key string

func (k Key) fault() string {
	if k != "" && (!strings.HasPrefix(string(k), "x-") || k == "x-") {
		return "is no extension: want x-"
	}
	return ""
}

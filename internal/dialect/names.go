package dialect

import (
	"regexp"
	"strings"
)

// Names holds the patterns of an SDK's Go names.
type Names struct {
	SchemaSuffixes []string         `yaml:"schemaSuffixes"` // the first that a schema's name ends in is removed
	Service        TagPattern       `yaml:"service"`        // the type of a service: "{Tag}Service"
	Field          TagPattern       `yaml:"field"`          // the field of the client: "{Tag}"
	FormerService  TagPattern       `yaml:"formerService"`  // what field and type were called before; they stay as deprecated aliases
	OmitTag        bool             `yaml:"omitTag"`        // a method leaves out the words of its tag, in singular or plural: Pets.List for "pets.list" and "listPets"
	FillIn         bool             `yaml:"fillIn"`         // a required parameter that can have one value only is sent without being asked for
	LongMethod     OperationPattern `yaml:"longMethod"`     // the method that takes a struct: "{operation}WithParams"
	Params         OperationPattern `yaml:"params"`         // that struct: "{operation}ApiParams"
	Singular       []string         `yaml:"singular"`       // singular words that end in s
	Initialisms    []Initialism     `yaml:"initialisms"`    // words that Go names write in capitals, in any spelling of the document: "ID" for "userId"; empty: the document's own capitals stay
}

func (n *Names) fault() string {
	switch {
	case n.Service == "" || n.Field == "" || n.LongMethod == "" || n.Params == "":
		return "names need all of service, field, longMethod and params"
	case n.LongMethod == "{operation}":
		return "longMethod is the name of the short method"
	}
	return ""
}

// An Initialism is a word that Go names write in capitals.
type Initialism string

func (i Initialism) fault() string {
	if !initialism.MatchString(string(i)) {
		return "is no word of letters and digits"
	}
	return ""
}

// A TagPattern is a Go name that contains {tag} or {Tag}. For the tag "stock items",
// {tag} is "Stockitems" and {Tag} is "StockItems".
type TagPattern string

var (
	initialism       = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$`)
	tagPattern       = regexp.MustCompile(`^([A-Z]\w*)?\{[tT]ag\}\w*$`)
	operationPattern = regexp.MustCompile(`^([A-Z]\w*)?\{operation\}\w*$`)
)

func (p TagPattern) fault() string {
	if !tagPattern.MatchString(string(p)) {
		return "is no Go name with {tag} or {Tag}"
	}
	return ""
}

// Of returns the name for a tag, given its words joined as they are and capitalized.
func (p TagPattern) Of(joined, capitalized string) string {
	return strings.NewReplacer("{tag}", joined, "{Tag}", capitalized).Replace(string(p))
}

// An OperationPattern is a Go name that contains {operation}.
type OperationPattern string

func (p OperationPattern) fault() string {
	if !operationPattern.MatchString(string(p)) {
		return "is no Go name with {operation}"
	}
	return ""
}

// Of returns the name for an operation.
func (p OperationPattern) Of(operation string) string {
	return strings.Replace(string(p), "{operation}", operation, 1)
}

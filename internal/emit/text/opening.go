package text

import (
	"slices"
	"strings"
	"unicode"
)

// DescribeOperation returns the description of an operation as a text that begins with
// its Go name: "Returns one cluster" and "Return one cluster" become "GetCluster
// returns one cluster". A text that does not begin with a verb follows the name and a
// colon. nouns are words that end in s and are not verbs.
func DescribeOperation(name, text string, nouns []string) string {
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if verb := imperatives[word]; verb != "" {
		return name + " " + verb + " " + rest
	}
	if thirdPerson(word) && !slices.Contains(nouns, word) {
		return name + " " + strings.ToLower(word) + " " + rest
	}
	return name + ": " + text
}

// imperatives maps verbs at the beginning of descriptions to their third person.
var imperatives = map[string]string{
	"Add": "adds", "Create": "creates", "Delete": "deletes", "Disable": "disables", "Download": "downloads",
	"Enable": "enables", "Get": "gets", "List": "lists", "Migrate": "migrates", "Modify": "modifies", "Pin": "pins",
	"Query": "queries", "Reject": "rejects", "Remove": "removes", "Request": "requests", "Reset": "resets",
	"Retrieve": "retrieves", "Return": "returns", "Set": "sets", "Start": "starts", "Stop": "stops",
	"Unpin": "unpins", "Update": "updates", "Validate": "validates", "Verify": "verifies",
}

// thirdPerson reports whether the first word of an operation's description is a verb
// such as "Returns".
func thirdPerson(word string) bool {
	if len(word) < 4 || !strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ss") || word == "This" {
		return false
	}
	return unicode.IsUpper(rune(word[0])) && strings.IndexFunc(word[1:], func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// DescribeType returns the description of a type as a text that begins with its Go
// name: "Collection of settings" becomes "Settings is a collection of settings". A
// text that begins with an unknown word follows the name and a colon.
func DescribeType(name, text string) string {
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if opening := openings[word]; opening != "" {
		return name + " " + opening + " " + rest
	}
	return name + ": " + text
}

// openings maps first words of descriptions of types to the words that follow the
// name.
var openings = map[string]string{
	"A": "is a", "An": "is an", "One": "is one", "The": "is the", "Collection": "is a collection",
	"Configuration": "is the configuration", "Contains": "contains", "Defines": "defines", "Describes": "describes",
	"Details": "holds details", "Document": "is a document", "Element": "is an element", "Event": "is an event",
	"Filter": "is a filter", "Group": "is a group", "Human-readable": "is a human-readable",
	"Information": "holds information", "List": "is a list", "Metadata": "holds metadata", "Name": "is the name",
	"Object": "is an object", "Options": "holds options", "Range": "is a range", "Represents": "represents",
	"Request": "is a request", "Response": "is a response", "Rules": "holds rules", "Set": "is a set",
	"Settings": "holds settings", "Specifies": "specifies", "Threshold": "is a threshold", "Tokenizer": "is a tokenizer",
	"Unique": "is a unique", "Value": "is a value",
}

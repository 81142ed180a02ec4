package dialect

import "slices"

// Search helps readers of the reference to find pages.
type Search struct {
	Synonyms []Synonyms `yaml:"synonyms"`
}

// Synonyms are words that readers use for what the document calls otherwise.
type Synonyms struct {
	Words []string `yaml:"words" json:"words"` // single words
	For   []string `yaml:"for" json:"for"`     // phrases of the document: titles, names of properties, values
}

func (s *Synonyms) fault() string {
	if len(s.Words) == 0 || len(s.For) == 0 || slices.Contains(s.Words, "") || slices.Contains(s.For, "") {
		return "synonyms need words, and what they are for"
	}
	return ""
}

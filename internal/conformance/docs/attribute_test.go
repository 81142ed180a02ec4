//go:build conformance

package docs

import (
	"regexp"
	"strings"
)

// An attribute is a parameter or an attribute of a page, read from its HTML or
// its JSON. Facts of the published pages have the same form.
type attribute struct {
	Name                 string
	Type, Items, Format  string
	Required             bool
	Discriminator        bool
	AdditionalProperties bool
	Enum                 []string
	Pattern              string
	ItemsPattern         string
	Default              string
	Minimum, Maximum     *float64
	MinLength, MaxLength *float64
	MinItems, MaxItems   *float64
	Description          []string
	Attributes           []*attribute
	OneOf                any
}

var (
	linkMark   = regexp.MustCompile(`\[([^\]]+)\]\([^)]*\)`)
	tagMark    = regexp.MustCompile(`<[^>]*>`)
	wordsOnly  = regexp.MustCompile(`[^A-Za-z0-9]+`)
	labelParts = regexp.MustCompile(`^(\w+)(?:\[(\w+)[^\]]*\])?(?:\(([^)]*)\))?`)
)

// words returns the letters and digits of a text, without markup and targets of
// links.
func words(text string) string {
	text = linkMark.ReplaceAllString(text, "$1")
	text = tagMark.ReplaceAllString(text, " ")
	return wordsOnly.ReplaceAllString(text, "")
}

// setLabel parses "array[object]" or "string(date-time)".
func (a *attribute) setLabel(label string) {
	m := labelParts.FindStringSubmatch(strings.TrimSpace(label))
	if m == nil {
		return
	}
	a.Type, a.Items, a.Format = m[1], m[2], m[3]
}

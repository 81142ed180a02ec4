package sample

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A Code is a program text with classes for its parts. Pages color it without parsing
// it.
type Code struct{ parts []Part }

// A Part is a piece of a program. Class is empty for parts without a color.
type Part struct{ Class, Text string }

// The classes of parts. The stylesheet gives each a color.
const (
	plainPart   = ""
	keywordPart = "k"
	stringPart  = "s"
	numberPart  = "n"
	namePart    = "a" // of a member, a flag or a header
	commentPart = "c"
)

// add appends printable text and tabs.
func (c *Code) add(class, source string) *Code {
	if strings.Contains(source, "\t") {
		pieces := strings.Split(source, "\t")
		for i := range pieces {
			pieces[i] = text.Printable(pieces[i])
		}
		source = strings.Join(pieces, "\t")
	} else {
		source = text.Printable(source)
	}
	c.parts = append(c.parts, Part{class, source})
	return c
}

func (c *Code) plain(text string) *Code   { return c.add(plainPart, text) }
func (c *Code) keyword(text string) *Code { return c.add(keywordPart, text) }
func (c *Code) str(text string) *Code     { return c.add(stringPart, text) }
func (c *Code) name(text string) *Code    { return c.add(namePart, text) }

// Parts returns the parts of the program, in order.
func (c *Code) Parts() []Part { return c.parts }

// Text returns the program.
func (c *Code) Text() string {
	var b strings.Builder
	for _, p := range c.parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

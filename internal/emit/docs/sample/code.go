package sample

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Code is a program text with classes for its parts. Pages color it without parsing
// it.
type Code struct{ parts []Part }

// A Part is a piece of a program. Class is empty for parts without a color.
// Mark and Type are set for a value that a reader can change on the page.
type Part struct{ Class, Text, Mark, Type string }

// A mark says what a part shows: the value of a parameter, a scalar of the body, the
// URL, or the place at which further parameters are added. In Go, a value can have a
// type of the SDK.
type mark struct{ name, goType string }

func bodyMark(n int) mark { return mark{name: "b" + strconv.Itoa(n)} }

func paramMark(p *model.Param) mark { return mark{name: "p:" + p.Name.Wire} }

// The marks of the URL and of the place for further parameters.
var (
	urlMark  = mark{name: "url"}
	moreMark = mark{name: "more"}
	fromMark = mark{name: "body"}     // before the body in JSON
	toMark   = mark{name: "body-end"} // after it
)

func (m mark) of(goType string) mark {
	m.goType = goType
	return m
}

// The classes of parts. The stylesheet gives each a color.
const (
	plainPart   = ""
	keywordPart = "k"
	stringPart  = "s"
	numberPart  = "n"
	namePart    = "a" // of a member, a flag or a header
	commentPart = "c"
)

// Plain returns a program without colors.
func Plain(source string) Code {
	var c Code
	c.plain(source)
	return c
}

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
	c.parts = append(c.parts, Part{Class: class, Text: source})
	return c
}

// marked appends a value that a reader can change.
func (c *Code) marked(class, source string, m mark) *Code {
	c.add(class, source)
	last := &c.parts[len(c.parts)-1]
	last.Mark, last.Type = text.Printable(m.name), m.goType
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

package docs

import (
	"encoding/json"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
)

// A Code is a program text whose parts know what they are: it is coloured where
// it is written, and nothing has to read it again.
type Code struct{ parts []part }

type part struct{ class, text string }

// The classes of parts, which the stylesheet colours.
const (
	plainPart   = ""
	keywordPart = "k"
	stringPart  = "s"
	numberPart  = "n"
	namePart    = "a" // of a member, a flag or a header
	commentPart = "c"
)

// add appends text without what a reader cannot see; tabs are kept.
func (c *Code) add(class, text string) *Code {
	var b strings.Builder
	for i, piece := range strings.Split(text, "\t") {
		b.WriteString(choose(i > 0, "\t", "") + emit.Printable(piece))
	}
	c.parts = append(c.parts, part{class, b.String()})
	return c
}

func (c *Code) plain(text string) *Code   { return c.add(plainPart, text) }
func (c *Code) keyword(text string) *Code { return c.add(keywordPart, text) }
func (c *Code) str(text string) *Code     { return c.add(stringPart, text) }
func (c *Code) name(text string) *Code    { return c.add(namePart, text) }

// text returns the program.
func (c *Code) text() string {
	var b strings.Builder
	for _, p := range c.parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// html returns the program with its parts marked.
func (c *Code) html() string {
	var b strings.Builder
	for _, p := range c.parts {
		if p.class == plainPart {
			b.WriteString(escape(p.text))
			continue
		}
		b.WriteString(`<i class="` + p.class + `">` + escape(p.text) + `</i>`)
	}
	return b.String()
}

// json appends a JSON text, indented, its members in their order and its numbers
// digit for digit.
func (c *Code) json(data []byte, indent string) *Code {
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	c.value(d, indent)
	return c
}

func (c *Code) value(d *json.Decoder, indent string) {
	token, err := d.Token()
	if err != nil {
		return
	}
	switch t := token.(type) {
	case json.Delim:
		c.composite(d, t, indent)
	case string:
		c.str(quote(t))
	case json.Number:
		c.add(numberPart, t.String())
	case bool:
		c.keyword(choose(t, "true", "false"))
	default:
		c.keyword("null")
	}
}

func (c *Code) composite(d *json.Decoder, start json.Delim, indent string) {
	c.plain(start.String())
	for n := 0; d.More(); n++ {
		c.plain(choose(n > 0, ",\n", "\n") + indent + "  ")
		if start == '{' {
			c.member(d)
		}
		c.value(d, indent+"  ")
		if !d.More() {
			c.plain("\n" + indent)
		}
	}
	end, err := d.Token()
	if err == nil {
		c.plain(end.(json.Delim).String())
	}
}

func (c *Code) member(d *json.Decoder) {
	if name, err := d.Token(); err == nil {
		c.name(quote(name.(string)))
		c.plain(": ")
	}
}

package text

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// width is the maximum length of a line in a comment, in bytes without the marker.
const width = 80

// A Comment is a Go doc comment, built block by block. Whatever its text, it remains a
// comment, contains no directive, and has the layout of gofmt. The zero Comment is
// empty and ready to use.
type Comment struct {
	lines strings.Builder
	last  block // the kind of the last block
	room  int   // bytes left on the last line
}

type block int

const (
	none block = iota
	paragraph
	item
)

// String returns the comment without a final line break, or "" if no text was
// added.
func (c *Comment) String() string { return c.lines.String() }

// Text adds a paragraph of plain text. It does not interpret markup. It adds a full
// stop to text that ends in a letter or a digit, because gofmt takes a line without
// one for a heading.
func (c *Comment) Text(text string) {
	c.paragraph(Printable(text))
}

// Continue adds plain text to the last paragraph, or a new one after a list.
func (c *Comment) Continue(text string) {
	if c.last != paragraph {
		c.Text(text)
		return
	}
	c.words("// ", plain(Printable(text)))
}

// Markdown adds a text in CommonMark.
func (c *Comment) Markdown(text string) { readBlocks(text, fromMarkdown{c}) }

// fromMarkdown adds blocks of CommonMark to a comment.
type fromMarkdown struct{ *Comment }

// paragraph adds a paragraph. It changes a leading "Deprecated:", because tools would
// take the paragraph for a deprecation notice, which comes from facts and not from
// prose.
func (c fromMarkdown) paragraph(text string) {
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, "Deprecated:"); ok {
		text = "Deprecated." + rest
	}
	c.Comment.paragraph(text)
}

// Line adds a paragraph of one long line: an address or a path, which readers copy.
// The line must contain a slash or other punctuation, so that it is not taken for a
// heading.
func (c *Comment) Line(text string) {
	c.separate()
	c.wrap(math.MaxInt, "// ", "// ", plain(Printable(text)))
	c.last = paragraph
}

// paragraph adds a paragraph of printable text.
func (c *Comment) paragraph(text string) {
	text = strings.TrimLeftFunc(plain(text), isHeadingMark)
	if text == "" {
		return
	}
	c.separate()
	c.wrap(width, "// ", "// ", text)
	if endsLikeHeading(text) {
		c.lines.WriteByte('.')
	}
	c.last = paragraph
}

func isHeadingMark(r rune) bool { return r == '#' || unicode.IsSpace(r) }

// endsLikeHeading reports whether text ends in a letter or a digit that is not part of
// an address.
func endsLikeHeading(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	word := text[strings.LastIndexByte(text, ' ')+1:]
	return (unicode.IsLetter(last) || unicode.IsDigit(last)) && !strings.Contains(word, "://")
}

// Code adds lines of this program's own code unchanged. A paragraph must follow,
// because gofmt joins code and lists.
func (c *Comment) Code(lines []string) {
	c.separate()
	for _, line := range lines {
		c.lines.WriteString("\n//\t" + line)
	}
	c.last = paragraph
}

// item adds an item of a list. At the start of a comment it adds a paragraph, because
// gofmt does not accept a comment that is only a list.
func (c *Comment) item(text string) {
	if c.last == none {
		c.paragraph(text)
		return
	}
	text = plain(text)
	if text == "" {
		return
	}
	if c.last != item {
		c.separate()
	}
	c.wrap(width, "//   - ", "//     ", text)
	c.last = item
}

func (c *Comment) separate() {
	if c.last != none {
		c.lines.WriteString("\n//")
	}
}

// wrap writes the words of text on new lines.
func (c *Comment) wrap(width int, first, rest, text string) {
	if c.lines.Len() > 0 {
		c.lines.WriteByte('\n')
	}
	c.lines.WriteString(first)
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	c.lines.WriteString(text[:end])
	c.room = width - end
	c.words(rest, text[end:])
}

// words writes words behind the last one, on new lines where the last is full. A
// line of an item does not begin with a word that gofmt takes for another item.
func (c *Comment) words(prefix, text string) {
	inItem := strings.HasPrefix(prefix, "//  ")
	for word := range strings.FieldsSeq(text) {
		if len(word) < c.room || inItem && isItemMark(word) {
			c.lines.WriteByte(' ')
			c.room--
		} else {
			c.lines.WriteByte('\n')
			c.lines.WriteString(prefix)
			c.room = width
		}
		c.lines.WriteString(word)
		c.room -= len(word)
	}
}

// isItemMark reports whether a word is what an item of a list begins with: a bullet,
// or a number with a full stop or a parenthesis.
func isItemMark(word string) bool {
	switch word {
	case "-", "*", "+", "•":
		return true
	}
	digits := strings.TrimLeft(word, "0123456789")
	return digits != word && (digits == "." || digits == ")")
}

// plain returns text without what gofmt, the go command or other tools would
// read into it: typographic quotes, which gofmt makes of doubled ones; the
// definition of a link, "[x]: address"; a build constraint.
func plain(text string) string {
	text = strings.TrimSpace(text)
	for misread(text) {
		text = spelling.Replace(text)
	}
	if start, ok := strings.CutSuffix(text, "]:"); ok {
		return start + "] :"
	}
	return text
}

func misread(text string) bool {
	return strings.Contains(text, "``") || strings.Contains(text, "''") || strings.Contains(text, "+build") ||
		strings.Contains(text, "]: ") || strings.Contains(text, "]:\n")
}

var spelling = strings.NewReplacer("``", "`", "''", "\"", "+build", "+ build", "]: ", "] : ", "]:\n", "] :\n")

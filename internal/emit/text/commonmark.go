package text

import (
	"regexp"
	"strings"
)

// Blocks are what is made of a text in CommonMark.
type blocks interface {
	paragraph(text string)
	item(text string)
}

// readBlocks reads CommonMark as documents have it and adds what it says to out.
// Paragraphs and lists stay what they are, headings become paragraphs, rows of
// tables and lines of code become items, links are followed by their address, and
// emphasis goes. The texts are printable, empty ones among them.
func readBlocks(markdown string, out blocks) {
	r := blockReader{out: out}
	for line := range strings.Lines(inline(Printable(markdown))) {
		r.line(strings.TrimSpace(line))
	}
	r.flush()
}

type blockReader struct {
	out    blocks
	text   strings.Builder // of the block that is being read
	listed bool            // the block is an item
	fenced bool            // in a code block
	header []string        // of the table that is being read
}

func (r *blockReader) line(line string) {
	switch {
	case strings.HasPrefix(line, "```"):
		r.flush()
		r.fenced = !r.fenced
	case r.fenced:
		r.out.item(line)
	case line == "":
		r.flush()
	case strings.HasPrefix(line, "|"):
		r.flushText()
		r.row(line)
	case bullet(line) != "":
		r.flush()
		r.listed = true
		r.text.WriteString(bullet(line))
	default:
		r.text.WriteByte(' ')
		r.text.WriteString(line)
	}
}

// flush ends the current block.
func (r *blockReader) flush() {
	r.flushText()
	r.header = nil
}

func (r *blockReader) flushText() {
	if r.listed {
		r.out.item(r.text.String())
	} else {
		r.out.paragraph(strings.TrimLeftFunc(r.text.String(), isHeadingMark))
	}
	r.text.Reset()
	r.listed = false
}

// bullet returns the text of a list item, or "" if the line is none.
func bullet(line string) string {
	for _, mark := range []string{"- ", "* ", "+ ", "• "} {
		if text, ok := strings.CutPrefix(line, mark); ok {
			return strings.TrimSpace(text)
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if len(digits) < len(line) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return line
	}
	return ""
}

// row adds a row of a table as an item: "first: second" in a table of two
// columns, the headings before the values in a wider one.
func (r *blockReader) row(line string) {
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	switch {
	case r.header == nil:
		r.header = cells
	case strings.Trim(line, "|-: ") == "":
	case len(cells) == 2:
		r.out.item(cells[0] + ": " + cells[1])
	default:
		r.out.item(labelled(r.header, cells))
	}
}

func labelled(header, cells []string) string {
	var parts []string
	for i, cell := range cells {
		if i < len(header) && header[i] != "" {
			cell = header[i] + ": " + cell
		}
		parts = append(parts, cell)
	}
	return strings.Join(parts, "; ")
}

var (
	link   = regexp.MustCompile(`\[([^\[\]]*)\]\(([^()\s]*)\)`)
	anchor = regexp.MustCompile(`<a [^<>]*href="([^"<>]*)"[^<>]*>([^<>]*)</a>`)
	markup = regexp.MustCompile(`</?(?:a|abbr|b|br|code|em|i|li|p|strong|ul)(?: [^<>]*)?/?>`)
	strong = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
)

// inline returns text with links, emphasis and the commonest HTML written out
// plainly.
func inline(text string) string {
	if strings.Contains(text, "](") {
		text = link.ReplaceAllStringFunc(text, func(s string) string {
			m := link.FindStringSubmatch(s)
			return address(m[1], m[2])
		})
	}
	if strings.Contains(text, "<") {
		text = anchor.ReplaceAllStringFunc(text, func(s string) string {
			m := anchor.FindStringSubmatch(s)
			return address(m[2], m[1])
		})
		text = markup.ReplaceAllString(text, "")
	}
	if strings.Contains(text, "**") {
		text = strong.ReplaceAllString(text, "$1")
	}
	return text
}

// address returns a link as plain text. Links within the published page lead
// nowhere from here.
func address(text, url string) string {
	if url == "" || url == text || strings.HasPrefix(url, "#") {
		return text
	}
	return text + " (" + url + ")"
}

package text

import (
	"regexp"
	"strings"
)

// blocks receive the blocks of a text in CommonMark.
type blocks interface {
	paragraph(text string)
	item(text string)
}

// readBlocks reads the CommonMark of a document and passes its blocks to out.
// Paragraphs and lists are unchanged. Headings become paragraphs. Rows of tables and
// lines of code become items. Links are followed by their address, and emphasis is
// removed. The texts are printable, and may be empty.
func readBlocks(markdown string, out blocks) {
	r := blockReader{out: out}
	text := Printable(markdown)
	if !strings.Contains(text, "`") {
		text = blocksFromHTML(text)
	}
	for line := range strings.Lines(inline(text)) {
		r.line(strings.TrimSpace(line))
	}
	r.flush()
}

type blockReader struct {
	out    blocks
	text   strings.Builder // of the current block
	listed bool            // the block is an item
	fenced bool            // in a code block
	header []string        // of the current table
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

// bullet returns the text of a list item, or "" if the line is not an item.
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

// row adds a row of a table as an item: "first: second" in a table of two columns; in
// a wider one, each value follows its heading.
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

// inline returns text in which links, emphasis and common HTML are plain text.
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

// address returns a link as plain text. It drops links within the publisher's page,
// which have no target here.
func address(text, url string) string {
	if url == "" || url == text || strings.HasPrefix(url, "#") {
		return text
	}
	return text + " (" + url + ")"
}

package emit

import (
	"regexp"
	"strings"
)

// Markdown adds a text in CommonMark, as documents have it. Paragraphs and lists
// stay what they are, headings become paragraphs, rows of tables and lines of
// code become items, links are followed by their address, and emphasis goes.
func (c *Comment) Markdown(text string) {
	m := markdown{comment: c}
	for line := range strings.Lines(inline(Printable(text))) {
		m.line(strings.TrimSpace(line))
	}
	m.flush()
}

type markdown struct {
	comment *Comment
	text    strings.Builder // of the block that is being read
	listed  bool            // the block is an item
	fenced  bool            // in a code block
	header  []string        // of the table that is being read
}

func (m *markdown) line(line string) {
	switch {
	case strings.HasPrefix(line, "```"):
		m.flush()
		m.fenced = !m.fenced
	case m.fenced:
		m.comment.item(line)
	case line == "":
		m.flush()
	case strings.HasPrefix(line, "|"):
		m.flushText()
		m.row(line)
	case bullet(line) != "":
		m.flush()
		m.listed = true
		m.text.WriteString(bullet(line))
	default:
		m.text.WriteByte(' ')
		m.text.WriteString(line)
	}
}

// flush ends the current block.
func (m *markdown) flush() {
	m.flushText()
	m.header = nil
}

func (m *markdown) flushText() {
	if m.listed {
		m.comment.item(m.text.String())
	} else {
		m.comment.undeprecated(m.text.String())
	}
	m.text.Reset()
	m.listed = false
}

// undeprecated adds a paragraph, but not one that tools would take for the mark
// of a deprecated declaration: that mark is set from facts, not from prose.
func (c *Comment) undeprecated(text string) {
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, "Deprecated:"); ok {
		text = "Deprecated." + rest
	}
	c.paragraph(text)
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
func (m *markdown) row(line string) {
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	switch {
	case m.header == nil:
		m.header = cells
	case strings.Trim(line, "|-: ") == "":
	case len(cells) == 2:
		m.comment.item(cells[0] + ": " + cells[1])
	default:
		m.comment.item(labelled(m.header, cells))
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

package text

import "strings"

// Plain returns CommonMark as printable paragraphs without line breaks, separated by
// empty lines. Items of lists begin with "- ".
func Plain(markdown string) string {
	var p plainText
	readBlocks(markdown, &p)
	return p.text.String()
}

// Brief returns the first paragraph of a text in CommonMark. If the text begins with a
// list, it returns the first item.
func Brief(markdown string) string {
	first, _, _ := strings.Cut(Plain(markdown), "\n")
	return strings.TrimPrefix(first, "- ")
}

// A plainText is a text without markup, built block by block.
type plainText struct {
	text strings.Builder
	last block
}

func (p *plainText) paragraph(text string) { p.add(paragraph, "", text) }
func (p *plainText) item(text string)      { p.add(item, "- ", text) }

func (p *plainText) add(kind block, mark, text string) {
	text = strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "``", "`")
	switch {
	case text == "":
		return
	case p.last == none:
	case p.last == item && kind == item:
		p.text.WriteByte('\n')
	default:
		p.text.WriteString("\n\n")
	}
	p.text.WriteString(mark + text)
	p.last = kind
}

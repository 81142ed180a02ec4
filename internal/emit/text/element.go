package text

import (
	"regexp"
	"strings"
)

// The elements of HTML that descriptions use. CommonMark allows HTML, and many
// documents have nothing else.
var (
	anchorTag   = regexp.MustCompile(`(?i)<a [^<>]*href="([^"<>\s]*)"[^<>]*>([^<>]*)</a>`)
	lastBreak   = regexp.MustCompile(`(?i)(?:\s*<br\s*/?>)+\s*$`)
	breakTag    = regexp.MustCompile(`(?i)<br\s*/?>`)
	codeTag     = regexp.MustCompile("(?i)<(?:code|tt|kbd|samp)>([^<>`\n]+)</(?:code|tt|kbd|samp)>")
	strongTag   = regexp.MustCompile(`(?i)<(?:b|strong)>\s*([^<>*\n]*[^<>*\s])\s*</(?:b|strong)>`)
	emphasisTag = regexp.MustCompile(`(?i)<(?:i|em)>\s*([^<>*\n]*[^<>*\s])\s*</(?:i|em)>`)
	headingTag  = regexp.MustCompile(`(?i)\s*<h[1-6](?: [^<>]*)?>\s*([^<>*\n]*[^<>*\s])\s*</h[1-6]>\s*`)
	itemTag     = regexp.MustCompile(`(?i)\s*<li(?: [^<>]*)?>\s*(?:<p>\s*)?`)
	blockTag    = regexp.MustCompile(`(?i)\s*</?(?:p|div|ul|ol|li|dl|dt|dd|note|important)(?: [^<>]*)?/?>\s*`)
	plainTag    = regexp.MustCompile(`(?i)</?(?:abbr|span|font|u|small|fullname)(?: [^<>]*)?>`)
	emptyLines  = regexp.MustCompile(`\n{3,}`)
	items       = regexp.MustCompile(`\n+- `)
)

// tagsAsMarkdown converts the HTML elements that documents use to CommonMark: links,
// line breaks, paragraphs, lists, emphasis and code. Others are shown as text. It
// leaves code as it is.
func tagsAsMarkdown(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	if !strings.Contains(text, "`") {
		return fromHTML(text)
	}
	text = linksAndBreaks(text)
	if !clearCode(text) {
		return text
	}
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 { // every other part is code
		parts[i] = fromHTML(parts[i])
	}
	return strings.Join(parts, "`")
}

// fromHTML converts a text without code.
func fromHTML(text string) string {
	text = codeTag.ReplaceAllString(text, "`$1`")
	text = strongTag.ReplaceAllString(text, "**$1**")
	text = emphasisTag.ReplaceAllString(text, "*$1*")
	return blocksFromHTML(linksAndBreaks(text))
}

// blocksFromHTML converts headings, paragraphs and lists.
func blocksFromHTML(text string) string {
	if !strings.Contains(text, "<") || !blockTag.MatchString(text) && !headingTag.MatchString(text) {
		return text
	}
	text = headingTag.ReplaceAllString(text, "\n\n**$1**\n\n")
	text = itemTag.ReplaceAllString(text, "\n- ")
	text = blockTag.ReplaceAllString(text, "\n\n")
	return emptyLines.ReplaceAllString(items.ReplaceAllString(text, "\n- "), "\n\n")
}

func linksAndBreaks(text string) string {
	text = anchorTag.ReplaceAllString(plainTag.ReplaceAllString(text, ""), "[$2]($1)")
	return breakTag.ReplaceAllString(lastBreak.ReplaceAllString(text, ""), "\\\n")
}

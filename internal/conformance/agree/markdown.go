package agree

import (
	"regexp"
	"strings"
)

// readMarkdown states what the pages in Markdown show.
func readMarkdown(out *Outputs, s Statements) error {
	for _, data := range out.below("docs/operations", ".md") {
		r := markdownReader{page: &page{answers: map[string]string{}}}
		r.read(string(data))
		r.page.state(s, false)
	}
	return nil
}

// A markdownReader reads a page line by line.
type markdownReader struct {
	*page
	section string   // the heading of the second level
	part    string   // the heading of the third level
	media   string   // of the answer that is being described
	fence   []string // the lines of the block of code so far; nil outside
	facts   bool     // the list of facts has begun
}

func (r *markdownReader) read(text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case r.fence != nil && line == r.fence[0][:strings.LastIndexByte(r.fence[0], '`')+1]:
			r.code(strings.Join(r.fence[1:], "\n"))
			r.fence = nil
		case r.fence != nil:
			r.fence = append(r.fence, line)
		case strings.HasPrefix(line, "```"):
			r.fence = []string{line}
		case r.heading(line):
		default:
			r.line(line)
		}
	}
	if len(r.versions) == 0 {
		r.versions = []string{r.at.Version}
	}
}

// headings are those of the second level that are not the document's.
var headings = regexp.MustCompile(`^## (Path parameters|Query parameters|Header parameters|Cookie parameters|Request body|Responses|Errors|Versions|Samples)$`)

func (r *markdownReader) heading(line string) bool {
	if h := found(headings, line); h != "" && r.facts {
		r.section, r.part = h, ""
		return true
	}
	part, ok := strings.CutPrefix(line, "### ")
	if ok && (r.section == "Responses" || r.section == "Samples") {
		r.part, r.media = part, ""
	}
	return ok
}

var (
	markdownEndpoint  = regexp.MustCompile("^`([A-Z]+ /.*)`$")
	markdownSunset    = regexp.MustCompile(`^This version: sunset on ([0-9-]+)\.$`)
	markdownNewer     = regexp.MustCompile(`^A (?:newer|stable) version exists: (.+)\.$`)
	markdownOperation = regexp.MustCompile("^- Operation: `([^`]+)`")
	markdownVersion   = regexp.MustCompile(`^- Version: (.+)$`)
	markdownMethod    = regexp.MustCompile("^- Go SDK: \\[`([^`]+)`\\]")
	markdownCommand   = regexp.MustCompile("^- Command line: \\[`([^`]+)`\\]")
	markdownParam     = regexp.MustCompile("^- `([^`]+)` ")
	markdownMedia     = regexp.MustCompile("^`([^` ]+/[^` ]+)`[ ,]")
	markdownLink      = regexp.MustCompile(`^- \[([^\]]+)\]\(`)
)

func (r *markdownReader) line(line string) {
	switch r.section {
	case "":
		r.top(line)
	case "Path parameters", "Query parameters", "Header parameters", "Cookie parameters":
		if name := found(markdownParam, line); name != "" {
			in, _, _ := strings.Cut(strings.ToLower(r.section), " ")
			r.params = append(r.params, in+":"+name)
		}
	case "Request body":
		if m := found(markdownMedia, line); m != "" && r.contentType == "" {
			r.contentType = m
		}
	case "Responses":
		if m := found(markdownMedia, line); m != "" {
			r.media = m
			r.page.media = r.page.media.add(r.part, m, strings.HasSuffix(line, ", no body"))
		}
	case "Versions":
		if v := found(markdownLink, line); v != "" {
			r.versions = append(r.versions, v)
		}
	}
}

// top reads what stands before the first section.
func (r *markdownReader) top(line string) {
	set := func(target *string, pattern *regexp.Regexp) {
		if text := found(pattern, line); text != "" && *target == "" {
			*target = text
		}
	}
	set(&r.endpoint, markdownEndpoint)
	set(&r.sunset, markdownSunset)
	set(&r.successor, markdownNewer)
	set(&r.at.Operation, markdownOperation)
	set(&r.at.Version, markdownVersion)
	set(&r.method, markdownMethod)
	set(&r.command, markdownCommand)
	r.deprecated = r.deprecated || line == "Deprecated: do not build on this operation."
	r.facts = r.at.Operation != ""
}

// code takes a block of code: a sample, or an example.
func (r *markdownReader) code(text string) {
	switch {
	case r.section == "Samples" && r.part == "All pages":
		r.paged = true
		r.samples = append(r.samples, text)
	case r.section == "Samples":
		r.samples = append(r.samples, r.part+":\n"+text)
	case r.section == "Request body":
		r.request = canonical([]byte(text))
	case r.section == "Responses" && r.media != "":
		r.answer(r.part, r.media, text)
	}
}

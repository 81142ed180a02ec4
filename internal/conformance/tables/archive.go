package tables

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// A Document is one OpenAPI document with what has to become of it.
type Document struct {
	Name   string // "parameters/label"
	Source []byte
	Checks []Check
}

// A Check is a paragraph of lines "verb: text". It is about one call, or about the
// document.
type Check []line

type line struct{ verb, text string }

// All returns the texts of a verb.
func (c Check) All(verb string) []string {
	var texts []string
	for _, l := range c {
		if l.verb == verb {
			texts = append(texts, l.text)
		}
	}
	return texts
}

// Text returns the text of a verb, or "".
func (c Check) Text(verb string) string { return strings.Join(c.All(verb), "\n") }

// Has reports whether a verb occurs.
func (c Check) Has(verb string) bool { return len(c.All(verb)) > 0 }

// All returns the texts of a verb in all checks.
func (d *Document) All(verb string) []string {
	var texts []string
	for _, c := range d.Checks {
		texts = append(texts, c.All(verb)...)
	}
	return texts
}

// verbs are the verbs of checks. Package tables_test uses them.
var verbs = []string{
	"keywords", "warns", "error", "samples", "docs", "help", "client", "value", "refused",
	"go", "cli", "env", "wire", "read", "answer", "answer-header", "gives", "go-gives", "cli-gives",
}

// ReadAll returns the documents of all archives in a folder.
func ReadAll(dir string) ([]*Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	var all []*Document
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		docs, err := read(strings.TrimSuffix(filepath.Base(file), ".txtar"), txtar.Parse(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, docs...)
	}
	return all, nil
}

// read returns the documents of an archive. A file NAME.yaml is a document; the ending
// .30 or .31 stands for its first lines, and .schema30 or .schema31 also for operations
// that send and receive the schema Thing. The file NAME.checks follows.
func read(group string, a *txtar.Archive) ([]*Document, error) {
	var docs []*Document
	for _, f := range a.Files {
		name, form, _ := strings.Cut(f.Name, ".")
		if form != "checks" {
			source, err := whole(form, f.Data)
			if err != nil {
				return nil, err
			}
			docs = append(docs, &Document{Name: group + "/" + name, Source: source})
			continue
		}
		if len(docs) == 0 || docs[len(docs)-1].Name != group+"/"+name {
			return nil, fmt.Errorf("%s does not follow its document", f.Name)
		}
		checks, err := paragraphs(string(f.Data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		docs[len(docs)-1].Checks = checks
	}
	return docs, nil
}

const echo = `paths:
  /things:
    post:
      operationId: createThing
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"200": {description: Done., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
components:
  schemas:
`

// whole returns a document with the lines that its form stands for.
func whole(form string, data []byte) ([]byte, error) {
	if form == "yaml" {
		return data, nil
	}
	version, found := map[string]string{"30": "3.0.3", "31": "3.1.1"}[strings.TrimPrefix(form, "schema")]
	if !found {
		return nil, fmt.Errorf("a document has the ending .%s, which does not exist", form)
	}
	head := "openapi: " + version + "\ninfo: {title: T, version: \"1\"}\nservers: [{url: \"http://things.example\"}]\n"
	if strings.HasPrefix(form, "schema") {
		head += echo + "    "
		data = []byte(strings.ReplaceAll(strings.TrimRight(string(data), "\n"), "\n", "\n    ") + "\n")
	}
	return append([]byte(head), data...), nil
}

// paragraphs reads checks. A line that begins with a tab continues the one before.
func paragraphs(text string) ([]Check, error) {
	var checks []Check
	for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		var c Check
		for l := range strings.SplitSeq(strings.Trim(paragraph, "\n"), "\n") {
			if rest, ok := strings.CutPrefix(l, "\t"); ok && len(c) > 0 {
				c[len(c)-1].text += "\n" + rest
				continue
			}
			verb, rest, found := strings.Cut(l, ":")
			if !found || !slices.Contains(verbs, verb) {
				return nil, fmt.Errorf("no such check: %s", l)
			}
			c = append(c, line{verb, strings.TrimPrefix(rest, " ")})
		}
		checks = append(checks, c)
	}
	return checks, nil
}

// Args splits a command line as a shell does: quotes keep spaces.
func Args(text string) []string {
	var args []string
	var arg strings.Builder
	quote, within := rune(0), false
	for _, r := range text {
		switch {
		case quote == 0 && (r == '\'' || r == '"'):
			quote, within = r, true
		case r == quote:
			quote = 0
		case quote == 0 && r == ' ':
			if within {
				args = append(args, arg.String())
			}
			arg.Reset()
			within = false
		default:
			arg.WriteRune(r)
			within = true
		}
	}
	if within {
		args = append(args, arg.String())
	}
	return args
}

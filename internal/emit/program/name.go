package program

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Name returns what the program is called if the configuration does not say: the
// name that the dialect has, else one made from the title of the document.
func Name(doc *model.Document, d *dialect.Dialect) string {
	return cmp.Or(string(d.CommandLine.Program), fromTitle(doc.Title))
}

var (
	word = regexp.MustCompile(`[a-z0-9]+`)

	// said are words of titles that do not tell one API from another.
	said = regexp.MustCompile(`^(the|an|a|for|of|and|api|apis|rest|restful|http|openapi|swagger|public|specification|spec|reference|documentation|v?[0-9]+)$`)

	// unusable are names of folders that the go command treats as something else.
	unusable = []string{"internal", "testdata", "vendor"}
)

// maxWords bounds the name of a program: people type it.
const maxWords = 3

// fromTitle returns the first words of a title in lower case, joined by hyphens.
func fromTitle(title string) string {
	words := slices.DeleteFunc(word.FindAllString(strings.ToLower(title), -1), said.MatchString)
	name := strings.TrimLeft(strings.Join(words[:min(len(words), maxWords)], "-"), "0123456789-")
	if name == "" || slices.Contains(unusable, name) {
		name = strings.TrimPrefix(name+"-client", "-")
	}
	return name
}

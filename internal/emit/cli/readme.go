package cli

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// readme returns README.md: what the module is, and how to begin.
func readme(doc *model.Document, o Options) emit.File {
	name := o.Program.Name
	parts := []string{
		"# " + name,
		"The command line of " + text.Markdown(doc.Title) + ". It is generated from the API's OpenAPI document by atlasgen.",
		strings.TrimSpace(text.Fence("sh", "go install "+o.Module+"/cmd/"+name+"@latest\n"+name+" --help")),
		"The folder `docs` describes each command, `man` has the manual pages, and `completion` what shells complete.",
	}
	return emit.File{Path: "cli/README.md", Data: []byte(strings.Join(parts, "\n\n") + "\n")}
}

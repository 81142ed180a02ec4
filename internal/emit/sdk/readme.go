package sdk

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// readme returns README.md: what the module is, and the first call.
func (g *generator) readme() emit.File {
	pkg := g.options.Package
	call := []string{"client, err := " + pkg + ".NewClient(" + g.credentials() + ")", "if err != nil {", "\treturn err", "}"}
	parts := []string{
		"# " + text.Markdown(g.title()) + " for Go",
		"The package `" + pkg + "` calls the API. It is generated from the API's OpenAPI document by atlasgen, and imports the standard library only.",
		strings.TrimSpace(text.Fence("sh", "go get "+g.options.Module)),
		strings.TrimSpace(text.Fence("go", strings.Join(append(call, g.sample()...), "\n"))),
		"`go doc " + g.options.Module + "/" + pkg + "` shows lists, errors, retries and logging. Tests use the fakes in `" + pkg + "/" + pkg + "test`.",
	}
	return emit.File{Path: "sdk/README.md", Data: []byte(strings.Join(parts, "\n\n") + "\n")}
}

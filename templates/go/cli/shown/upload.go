package shown

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// An Upload is a body that is not JSON, as the flags give it.
type Upload struct {
	File string // name of the file, or "-"; empty if there is none
	Text string // the body, @FILE or "-"
}

// source returns the body, @FILE, or "-".
func (u Upload) source() string {
	if u.File != "" && u.File != "-" {
		return "@" + u.File
	}
	return cmp.Or(u.File, u.Text)
}

// content returns a body as it is shown: that of a file is not read.
func content(body any) string {
	if f, ok := body.(Form); ok {
		return f.content()
	}
	upload, ok := body.(Upload)
	if !ok {
		return string(tree.Indent(body))
	}
	source := upload.source()
	name, isFile := strings.CutPrefix(source, "@")
	switch {
	case source == "-":
		return "[standard input]"
	case isFile:
		return "[" + name + "]"
	}
	return page.Printable(source)
}

// data returns the flag of curl for a body.
func data(body any) string {
	if f, ok := body.(Form); ok {
		return f.data()
	}
	upload, ok := body.(Upload)
	switch {
	case !ok:
		return "--data " + page.Quote(string(tree.Encode(body)))
	case upload.source() == "-":
		return "--data-binary @-"
	}
	return "--data-binary " + page.Quote(upload.source())
}

package emit

import (
	"bytes"
	"go/format"
	"go/parser"
	"go/token"
)

// FormatImports returns Go source that passes gofmt, given source that does so
// except for the order of its imports. Formatting whole files takes most of the time
// of copying them.
func FormatImports(source []byte) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", source, parser.ImportsOnly|parser.SkipObjectResolution)
	if err != nil || len(file.Decls) == 0 {
		return source, err
	}
	end := set.Position(file.Decls[len(file.Decls)-1].End()).Offset
	if i := bytes.IndexByte(source[end:], '\n'); i >= 0 {
		end += i // after a comment
	}
	head, err := format.Source(source[:end])
	return append(head, source[min(end+1, len(source)):]...), err
}

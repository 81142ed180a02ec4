package sdk

import (
	"bytes"
	"fmt"
	"go/format"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// A file is a Go file that is being written. Its comments are put in when the
// code has been formatted: they have their form already, and to have gofmt
// prove it would cost more than all the code.
type file struct {
	*jen.File
	comments []string
	format   func(source []byte) ([]byte, error)
}

func newFile(o Options) *file {
	f := &file{File: jen.NewFilePathName(o.Module+"/"+o.Package, o.Package), format: o.Format}
	if f.format == nil {
		f.format = format.Source
	}
	f.NoFormat = true // it is done in source
	f.HeaderComment(header)
	for _, name := range imports {
		f.ImportName(name, name[strings.LastIndexByte(name, '/')+1:])
	}
	return f
}

// imports are the packages that generated code uses.
var imports = []string{"context", "encoding/json", "io", "slices", "time"}

// doc writes the comment of the declaration that follows.
func (f *file) doc(text string) { f.Add(f.comment(text)) }

// comment returns the place of a comment, which is a number until the end.
func (f *file) comment(text string) *jen.Statement {
	f.comments = append(f.comments, text)
	return jen.Comment(place + strconv.Itoa(len(f.comments)-1))
}

const place = "// §"

// source returns the text of the file as gofmt would have it.
func (f *file) source() ([]byte, error) {
	var raw, all bytes.Buffer
	if err := f.Render(&raw); err != nil {
		return nil, err
	}
	code, err := f.format(raw.Bytes())
	if err != nil {
		return nil, err
	}
	for line := range bytes.Lines(code) {
		text := bytes.TrimLeft(line, "\t")
		number, ok := bytes.CutPrefix(text, []byte(place))
		if !ok {
			all.Write(line)
			continue
		}
		i, err := strconv.Atoi(string(bytes.TrimSpace(number)))
		if err != nil {
			return nil, fmt.Errorf("the place of a comment: %w", err)
		}
		indent := string(line[:len(line)-len(text)])
		all.WriteString(indent + strings.ReplaceAll(f.comments[i], "\n", "\n"+indent) + "\n")
	}
	return all.Bytes(), nil
}

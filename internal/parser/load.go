package parser

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/strict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A loader reads everything that belongs to one document.
type loader struct {
	options    Options
	digest     hash.Hash // of the checksums of the files
	sums       []string
	size       int // of the files, in bytes
	main       *tree.Source
	dialect    *dialect.Dialect // known once all files are read
	changed    bool             // the tree is no longer what the main file says
	warnings   complaint.Warnings
	complaints complaint.List
}

// An input is a document that the strict check has no complaint about.
type input struct {
	root     *tree.Node
	dialect  *dialect.Dialect
	checksum string // the SHA-256 of the file; of several files that of their SHA-256 sums, in the order in which they were read
	warnings []model.Warning
	limit    int // bytes that outputs may have
}

// load reads a document, applies its overlays, takes in what it refers to in
// other files, and checks the result without what the options leave out. With
// complaints, the input is the tree so far.
func load(o Options) (input, complaint.List) {
	l := &loader{options: o, digest: sha256.New()}
	l.main = l.read(o.File, o.Data)
	if len(l.complaints) > 0 {
		return input{}, l.complaints.Sorted()
	}
	leave := func() { leaveOut(l.main.Root, o.without); l.changed = l.changed || len(o.without) > 0 }
	for _, step := range []func(){l.overlays, leave, l.assemble, leave, l.recognize, l.check, l.confirm} {
		step()
		if len(l.complaints) > 0 {
			return input{root: l.main.Root, dialect: cmp.Or(l.dialect, dialect.Plain())}, l.complaints.Sorted()
		}
	}
	return input{l.main.Root, l.dialect, l.checksum(), l.warnings, o.limit(l.size)}, nil
}

// recognize finds the dialect of the document.
func (l *loader) recognize() {
	l.dialect = l.options.Dialect
	if l.dialect == nil {
		l.dialect = dialect.Match(convention.MediaTypes(l.main.Root))
	}
}

// read reads one file. The source is complete if nothing was complained about.
func (l *loader) read(file string, data []byte) *tree.Source {
	sum := sha256.Sum256(data)
	l.digest.Write(sum[:])
	l.size += len(data)
	l.sums = append(l.sums, hex.EncodeToString(sum[:]))
	read := tree.Read
	if l.options.Large {
		read = tree.ReadLarge
	}
	s, complaints := read(file, data)
	l.complaints = append(l.complaints, complaints...)
	return s
}

func (l *loader) checksum() string {
	if len(l.sums) == 1 {
		return l.sums[0]
	}
	return hex.EncodeToString(l.digest.Sum(nil))
}

func (l *loader) check() {
	warnings, complaints := strict.Check(l.main.Root, strict.Options{Dialect: l.dialect, Large: l.options.Large})
	l.warnings = append(l.warnings, warnings...)
	l.complaints = append(l.complaints, complaints...)
}

// confirm asks libopenapi too. It is not made for large documents: it looks for each
// component from the first to the last.
func (l *loader) confirm() {
	if l.options.Large {
		return
	}
	l.complaints = append(l.complaints, l.main.Confirm(l.changed)...)
}

func (l *loader) complain(pos model.Position, format string, args ...any) {
	l.complaints.Add(pos, format, args...)
}

package parser

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/strict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A loader reads everything that belongs to one document.
type loader struct {
	options    Options
	digest     hash.Hash // of the checksums of the files
	sums       []string
	main       *tree.Source
	changed    bool // the tree is no longer what the main file says
	warnings   []model.Warning
	complaints complaint.List
}

// load reads a document, applies its overlays, takes in what it refers to in
// other files, and checks the result. The tree is meaningful only if there are
// no complaints. The checksum is the SHA-256 of the file; of several files it is
// that of their SHA-256 sums, in the order in which they were read.
func load(o Options) (root *tree.Node, checksum string, warnings []model.Warning, complaints complaint.List) {
	l := &loader{options: o, digest: sha256.New()}
	l.main = l.read(o.File, o.Data)
	if len(l.complaints) > 0 {
		return nil, "", nil, l.complaints.Sorted()
	}
	for _, step := range []func(){l.overlays, l.assemble, l.check, l.confirm} {
		step()
		if len(l.complaints) > 0 {
			return nil, "", l.warnings, l.complaints.Sorted()
		}
	}
	return l.main.Root, l.checksum(), l.warnings, nil
}

// read reads one file. The source is complete if nothing was complained about.
func (l *loader) read(file string, data []byte) *tree.Source {
	sum := sha256.Sum256(data)
	l.digest.Write(sum[:])
	l.sums = append(l.sums, hex.EncodeToString(sum[:]))
	s, complaints := tree.Read(file, data)
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
	warnings, complaints := strict.Check(l.main.Root)
	l.warnings = append(l.warnings, warnings...)
	l.complaints = append(l.complaints, complaints...)
}

func (l *loader) confirm() {
	l.complaints = append(l.complaints, l.main.Confirm(l.changed)...)
}

func (l *loader) complain(pos model.Position, format string, args ...any) {
	l.complaints.Add(pos, format, args...)
}

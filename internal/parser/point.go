package parser

import (
	"strconv"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// point sets the pointers of complaints about places in a tree.
func point(root *tree.Node, complaints complaint.List) {
	p := pointing{file: root.Pos.File, pointers: map[model.Position]string{}}
	for _, c := range complaints {
		p.pointers[c.Pos] = ""
	}
	p.visit(root, "")
	for i := range complaints {
		complaints[i].Pointer = p.pointers[complaints[i].Pos]
	}
}

// A pointing finds the pointers of places.
type pointing struct {
	file     string
	pointers map[model.Position]string // of the wanted places; empty until it is known
}

// visit visits a node and all below it. Of several nodes at one place, as a mapping
// and its first key are, the outermost counts.
func (p *pointing) visit(n *tree.Node, pointer string) {
	p.found(n, pointer)
	for i, item := range n.Items {
		token := strconv.Itoa(i)
		if n.Kind == tree.Mapping {
			token = tree.EscapePointer(n.Keys[i].Text)
			p.found(n.Keys[i], pointer+"/"+token)
		}
		p.visit(item, pointer+"/"+token)
	}
}

func (p *pointing) found(n *tree.Node, pointer string) {
	if known, wanted := p.pointers[n.Pos]; wanted && known == "" && n.Pos.File == p.file {
		p.pointers[n.Pos] = pointer
	}
}

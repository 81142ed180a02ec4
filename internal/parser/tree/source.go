package tree

import (
	"fmt"
	"log/slog"
	"regexp"
	"strconv"
	"strings"

	"github.com/pb33f/libopenapi/datamodel"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// A Source is one file: what libopenapi read, and our own tree of it.
type Source struct {
	Root    *Node // never nil
	file    string
	info    *datamodel.SpecInfo
	aliased bool // the file has YAML aliases, which the tree contains in expanded form
}

// Read reads YAML or JSON. file is its name in positions. It complains about errors of
// syntax, exceeded limits and duplicate keys. The source is usable only if there are
// no complaints.
func Read(file string, data []byte) (*Source, complaint.List) {
	return read(file, escapeControls(data), false)
}

// ReadLarge reads as Read does, with limits for documents that are known to be large.
func ReadLarge(file string, data []byte) (*Source, complaint.List) {
	return read(file, escapeControls(data), true)
}

func read(file string, data []byte, large bool) (*Source, complaint.List) {
	if complaints := prescan(file, data, large); complaints != nil {
		return nil, complaints
	}
	info, err := datamodel.ExtractSpecInfoWithConfig(data, configuration())
	if err != nil {
		return nil, complaint.List{syntaxComplaint(file, err)}
	}
	root := info.RootNode
	if len(root.Content) == 0 {
		return nil, complaint.List{{Pos: position(file, data, 0), Text: "document is empty"}}
	}
	if root.Content[0].Line == 0 {
		return nil, complaint.List{syntaxComplaint(file, syntaxError(data))}
	}

	// libopenapi's node type has moved between modules twice, so this code never names
	// it: the stack gets its type from the tree, and the grower sees only facts.
	g := grower{file: file}
	tree := new(Node)
	nodes := append(root.Content[:0:0], root.Content[0])
	places := []place{{node: tree}}
	for len(nodes) > 0 && len(g.complaints) == 0 {
		last := len(nodes) - 1
		n, at := nodes[last], places[last]
		nodes, places = nodes[:last], places[:last]
		if n.Alias != nil {
			g.alias(&at, n.Line, n.Column)
			n = n.Alias
		}
		children := g.grow(at, fact{
			kind: int(n.Kind), style: int(n.Style), tag: n.Tag, text: n.Value,
			line: n.Line, column: n.Column, children: len(n.Content),
		})
		// The last child is pushed first, so that the tree grows in document order.
		for i := len(children) - 1; i >= 0; i-- {
			nodes, places = append(nodes, n.Content[i]), append(places, children[i])
		}
	}
	if len(g.complaints) == 0 {
		g.duplicates(tree)
	}
	return &Source{file: file, info: info, Root: tree, aliased: g.aliases > 0}, g.complaints
}

// configuration lets libopenapi read without resolving references. Package strict
// checks the type of the document, and this package checks duplicate keys.
func configuration() *datamodel.DocumentConfiguration {
	return &datamodel.DocumentConfiguration{
		BypassDocumentCheck:        true,
		SkipJSONConversion:         true,
		SkipCircularReferenceCheck: true,
		Logger:                     slog.New(slog.DiscardHandler),
	}
}

// syntaxError returns the reason why data cannot be read. With BypassDocumentCheck,
// libopenapi does not return it. It returns the whole text as one scalar without a
// line.
func syntaxError(data []byte) error {
	c := configuration()
	c.BypassDocumentCheck = false
	_, err := datamodel.ExtractSpecInfoWithConfig(data, c)
	return err
}

var (
	yamlPlace = regexp.MustCompile(`^.*? at (?:<unknown position>-)?L(\d+)\.C(\d+)(?:-(?:L(\d+)\.)?C(\d+))?: (.*)$`)
	yamlDepth = regexp.MustCompile(`exceeded max depth of \d+`)
)

// syntaxComplaint reads the position from an error text of the YAML reader. If the
// text names a range, the mistake is at its end, unless that is the end of the file.
func syntaxComplaint(file string, err error) complaint.Complaint {
	pos, text := model.Position{File: file, Line: 1, Column: 1}, err.Error()
	if m := yamlPlace.FindStringSubmatch(text); m != nil {
		pos.Line, _ = strconv.Atoi(m[1])
		pos.Column, _ = strconv.Atoi(m[2])
		text = m[5]
		if m[3] != "" && !strings.Contains(text, "end of stream") {
			pos.Line, _ = strconv.Atoi(m[3])
		}
		if m[4] != "" && !strings.Contains(text, "end of stream") {
			pos.Column, _ = strconv.Atoi(m[4])
		}
	}
	if yamlDepth.MatchString(text) {
		return complaint.Complaint{Pos: pos, Text: fmt.Sprintf("values are nested more than %d levels deep", MaxDepth)}
	}
	return complaint.Complaint{Pos: pos, Text: "not YAML or JSON: " + text}
}

// Package build turns a tree that the strict check has no complaint about into the
// model. It chooses the names of everything, finds the revisions of operations, and
// tells the arms of unions apart; it complains about what no output could express.
package build

import (
	"cmp"
	"math"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/restrict"
	"github.com/atlasgen/atlasgen/internal/parser/security"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
	"github.com/atlasgen/atlasgen/internal/parser/waiting"
)

// Options says what does not stand in the document.
type Options struct {
	Dialect  *dialect.Dialect
	Reserved []string // Go names that a declaration must not take
	Lenient  bool     // a watcher that cannot work is a warning, not an error
	Kept     naming.Kept
	Limit    int // bytes that outputs may have, about; 0: no limit
}

// Document returns the model of the document that root is. There is none if there
// are complaints, which are sorted.
func Document(root *tree.Node, o Options) (*model.Document, complaint.List) {
	b := newBuilder(root, o)
	doc := b.document()
	if len(b.complaints) > 0 {
		return nil, b.complaints.Sorted()
	}
	doc.Warnings = b.warnings
	return doc, nil
}

// A builder turns a checked tree into the model. The maps are asked, never
// ranged over.
type builder struct {
	root          *tree.Node
	kept          naming.Kept
	dialect       convention.Reader
	names         naming.Claims
	speller       naming.Speller
	short         map[string]string              // schema -> its name, shortened
	decls         map[*tree.Node]*model.Decl     // schema -> its declaration
	objects       map[*tree.Node]*model.Object   // schema -> its properties, parents' included
	required      map[*tree.Node]map[string]bool // schema -> names that it requires, parents' included
	schemas       map[*tree.Node]*model.Schema   // inline schema -> what it means
	objectLike    map[*tree.Node]bool            // schema -> whether it describes JSON objects
	targets       map[string]*tree.Node          // references resolved
	operations    map[string]*model.Operation
	at            map[*tree.Node]*model.Operation // by Operation Object
	security      *security.Reader
	pageable      map[*model.Operation]*tree.Node // operation -> its extension x-ms-pageable, or nil
	tagged        map[string]*model.Tag           // by name
	pathNames     map[string]int                  // how many operations have a name, or would get it from their paths; nil until it is needed
	defaultTag    *model.Tag                      // of operations that name none
	settings      map[setting]bool                // properties that examples of requests set
	contested     map[*tree.Node]bool             // the components of settings
	bases         map[*tree.Node]*model.Decl      // a union that is an arm of itself -> its own properties
	declared      []*model.Decl                   // in the order in which they were met
	unions        []*pendingUnion
	inventions    []naming.Invention
	pending       map[*model.Union]*pendingUnion
	restrict      *restrict.Reader
	restricted    map[*tree.Node][]*model.Restriction // schema -> what it demands
	restricting   map[*tree.Node]bool                 // schemas whose restrictions are being read
	intersections map[*tree.Node]*restrict.Intersection
	childrenOf    map[*tree.Node][]*tree.Node // see children; nil until it is needed
	lenient       bool
	limit         int // of inherited
	inherited     int // bytes of outputs that repeat inherited properties, about
	warnings      complaint.Warnings
	complaints    complaint.List
}

func newBuilder(root *tree.Node, o Options) *builder {
	b := &builder{
		root:          root,
		dialect:       convention.Reader{Dialect: o.Dialect},
		names:         naming.NewClaims(o.Reserved),
		kept:          o.Kept,
		speller:       naming.NewSpeller(o.Dialect.Names.Initialisms),
		pending:       map[*model.Union]*pendingUnion{},
		bases:         map[*tree.Node]*model.Decl{},
		decls:         map[*tree.Node]*model.Decl{},
		objects:       map[*tree.Node]*model.Object{},
		required:      map[*tree.Node]map[string]bool{},
		schemas:       map[*tree.Node]*model.Schema{},
		objectLike:    map[*tree.Node]bool{},
		targets:       map[string]*tree.Node{},
		operations:    map[string]*model.Operation{},
		at:            map[*tree.Node]*model.Operation{},
		tagged:        map[string]*model.Tag{},
		pageable:      map[*model.Operation]*tree.Node{},
		settings:      map[setting]bool{},
		restricted:    map[*tree.Node][]*model.Restriction{},
		restricting:   map[*tree.Node]bool{},
		intersections: map[*tree.Node]*restrict.Intersection{},
		contested:     map[*tree.Node]bool{},
		lenient:       o.Lenient,
		limit:         cmp.Or(o.Limit, math.MaxInt),
	}
	b.kept.SetAside(b.names, func(pointer string) bool {
		p, ok := tree.ParsePointer(pointer)
		return ok && b.root.Follow(p) != nil
	})
	var schemas []string
	for key := range root.Get("components").Get("schemas").Pairs() {
		schemas = append(schemas, key.Text)
	}
	b.defaultTag = &model.Tag{Name: model.Name{Kebab: "default", Wire: "Default"}}
	b.nameService(b.defaultTag, "Default", "Default")
	b.restrict = &restrict.Reader{Decl: b.declOf}
	b.security = &security.Reader{Root: root, Dialect: o.Dialect, Deref: b.deref, Warnings: &b.warnings}
	b.short = naming.Short(schemas, o.Dialect.Names.SchemaSuffixes)
	return b
}

func (b *builder) complain(pos model.Position, format string, args ...any) {
	b.complaints.Add(pos, format, args...)
}

// claim claims a Go name of the document for what stands at pos and returns it. It
// warns and adds a number if the name is taken.
func (b *builder) claim(name, what string, pos model.Position) string {
	holder := b.names.Holder(name)
	claimed := b.names.Settle(name, what, pos)
	if claimed != name {
		b.warn(complaint.NameTaken, pos, "%s is called %s, because %s is called %s", what, claimed, holder, name)
	}
	return claimed
}

// claimKebab claims the hyphenated name of an operation or a tag and returns it. It
// warns and adds a number if another of the kind has it.
func (b *builder) claimKebab(kind string, name model.Name, pos model.Position) string {
	what := kind + " " + complaint.Quote(name.Wire)
	claimed := b.names.SettleKebab(kind, name.Kebab, what, pos)
	if claimed != name.Kebab {
		b.warn(complaint.NameTaken, pos, "%s is called %s in files and commands, because another %s is called %s", what, claimed, kind, name.Kebab)
	}
	return claimed
}

// spell returns the name of a thing of the document. One without a letter or digit is
// called after its kind.
func (b *builder) spell(kind, wire string, pos model.Position) model.Name {
	name := b.speller.Of(wire)
	if name.Go == "" {
		b.warn(complaint.NameUnusable, pos, "%s has no letter or digit to make a name from, and is called after its kind: %q", kind, wire)
		name.Go = b.speller.Go(kind)
	}
	if name.Kebab == "" {
		name.Kebab = kind
	}
	return name
}

// watchers returns the reader of what a caller can wait for.
func (b *builder) watchers() *waiting.Reader {
	return &waiting.Reader{
		Root: b.root, Dialect: b.dialect.Dialect, At: b.at, Named: b.operations, Names: b.names,
		Lenient: b.lenient, Warnings: &b.warnings, Complaints: &b.complaints,
	}
}

func (b *builder) warn(code string, pos model.Position, format string, args ...any) {
	b.warnings.Add(code, pos, format, args...)
}

package diff

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/diff/access"
	"github.com/atlasgen/atlasgen/internal/model"
)

// accessKinds contains the kind of each finding about access.
var accessKinds = [...]Kind{
	access.SecurityRequired: SecurityRequired, access.SecurityOptional: SecurityOptional, access.SecurityAdded: SecurityAdded,
	access.SecurityRemoved: SecurityRemoved, access.ScopesChanged: ScopesChanged, access.SchemeChanged: SchemeChanged,
	access.ScopeAdded: ScopeAdded, access.ScopeRemoved: ScopeRemoved, access.ServerChanged: ServerChanged,
	access.ServerAdded: ServerAdded, access.ServerRemoved: ServerRemoved, access.ServerVariableChanged: ServerVariableChanged,
}

func accessFinding(f access.Finding, path string, pos model.Position) finding {
	return finding{
		kind: accessKinds[f.What], path: path, member: f.Member, before: f.Before, after: f.After, pos: pos,
		rule: either(f.Breaks != "", breaks(f.Breaks), harmless(f.Fine)),
	}
}

// access compares how callers of an operation authenticate, and where requests go.
func (d *documents) access(a, b *model.Operation) {
	if !d.before(a) || !d.after(b) {
		return
	}
	for _, f := range d.schemes.Security(a, b) {
		d.share(a, b, accessFinding(f, "", b.Pos))
	}
	for _, f := range access.Servers(serversOf(a, d.from), serversOf(b, d.to)) {
		d.share(a, b, accessFinding(f, "servers", b.Pos))
	}
}

// serversOf returns the servers of an operation. A document without any has one below
// its own address (OpenAPI 3.1, OpenAPI Object).
func serversOf(op *model.Operation, doc *model.Document) []model.Server {
	list := doc.Servers
	if op.Servers != nil {
		list = op.Servers
	}
	if len(list) == 0 {
		return []model.Server{{URL: "/"}}
	}
	return list
}

// securitySchemes reports the schemes that differ, for the operations that use them.
func (d *documents) securitySchemes(pairs []OperationPair) {
	for _, s := range d.schemes.Changed() {
		n := d.node(Where{Path: "security scheme " + s.From.Name.Wire})
		for _, f := range s.Findings {
			spot{node: n, dirs: both}.add(accessFinding(f, "", s.To.Pos))
		}
		for _, p := range pairs {
			if p.From != nil && p.To != nil && d.before(p.From) && d.after(p.To) && access.Uses(p.From, s.From) {
				n.user(p.To.Name.Wire, both)
			}
		}
	}
}

// share adds a finding about two operations. The same finding about many operations is
// one change.
func (d *documents) share(a, b *model.Operation, f finding) {
	breaks, _ := f.rule.judge(both)
	key := part{role: fmt.Sprint(f.kind, f.path, "\n", f.before, "\n", f.after, breaks)}
	n, known := d.parts[key]
	if !known {
		n = d.node(Where{Operation: a.Name.Wire, Path: f.path})
		d.parts[key] = n
		if f.member == "" {
			f.member = f.before + f.after
		}
		f.pos = b.Pos
		spot{node: n, dirs: both}.add(f)
	}
	n.user(b.Name.Wire, both)
}

package spec

import "slices"

// Reach returns the names of the schemas that the uses refer to, directly or
// indirectly, in document order.
func (d *Document) Reach(uses []Use) []string {
	r := reacher{doc: d, schemas: map[string]bool{}}
	for _, use := range uses {
		r.use(use)
	}
	return slices.DeleteFunc(slices.Clone(d.Schemas()), func(name string) bool { return !r.schemas[name] })
}

// A Use is an operation in one of its versions.
type Use struct {
	Operation *Operation
	Version   string
}

// Pinned returns the operations that a pin selects. With all, it adds every
// other stable version of every operation.
func (d *Document) Pinned(pin string, all bool) []Use {
	var uses []Use
	for _, o := range d.Operations() {
		chosen := o.Choose(pin)
		if chosen != "" {
			uses = append(uses, Use{o, chosen})
		}
		for _, v := range o.Versions() {
			if all && v != chosen && day.MatchString(v) {
				uses = append(uses, Use{o, v})
			}
		}
	}
	return uses
}

// Previews returns every version of the document that is not stable.
func (d *Document) Previews() []string {
	var all []string
	for _, o := range d.Operations() {
		for _, v := range o.Versions() {
			if !day.MatchString(v) && !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	slices.Sort(all)
	return all
}

type reacher struct {
	doc     *Document
	schemas map[string]bool
}

func (r *reacher) use(use Use) {
	for _, p := range use.Operation.Params() {
		r.node(p.Schema)
	}
	for _, m := range use.Operation.Request(use.Version) {
		r.node(m.Schema)
	}
	answers, _ := use.Operation.Responses(use.Version)
	for _, answer := range answers {
		for _, m := range answer.Media {
			r.node(m.Schema)
		}
	}
}

func (r *reacher) node(n *Node) {
	if n == nil {
		return
	}
	if ref := n.Get("$ref"); ref != nil {
		r.name(refName(ref.Text()))
		return
	}
	s := r.doc.Shape(n)
	for _, m := range s.Members {
		r.node(m.Schema)
	}
	r.node(s.Elem)
	if s.Choice != nil && s.Choice.Merged {
		for _, m := range r.doc.mergedMembers(s.Choice) {
			r.node(m)
		}
		return
	}
	if s.Choice != nil {
		for _, arm := range s.Choice.Arms {
			r.node(arm.Schema)
		}
	}
	for _, part := range slices.Concat(n.Get("oneOf").List(), n.Get("anyOf").List(), r.wrapped(n)) {
		r.node(part)
	}
}

func (r *reacher) wrapped(n *Node) []*Node {
	if n.Get("allOf") == nil || !r.doc.wraps(n) {
		return nil
	}
	return n.Get("allOf").List()
}

func (r *reacher) name(name string) {
	if !r.schemas[name] {
		r.schemas[name] = true
		r.node(r.doc.Schema(name))
	}
}

package diff

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Change is one difference that has a cause of its own: one row of a report.
// A schema that changed is one cause, however many operations use it.
type Change struct {
	ID         string // stable: the kind and the place, and the member that came or went
	Kind       Kind
	Where      Where
	Before     string         // empty if there was nothing
	After      string         // empty if there is nothing
	Breaking   bool           // a call that worked, or a program that read its answer, may fail
	Reason     string         // why it is or is not breaking: a clause without a full stop
	Operations []string       // public names of those that the change reaches, sorted
	Exemption  string         // why a breaking change may pass; empty if it may not
	AtPin      bool           // the pin selects what changed, in one of the documents
	Pos        model.Position // in the newer document; in the older one for what is gone

	member string // what came or went, if a place has several such things
}

// A Where is the place of a change: an operation or a schema, and a path in it.
// Both names are empty for a change of the whole document.
type Where struct {
	Operation string // public name, in the older document if it was there
	Version   string // of the operation, if the change is about one of its versions
	Schema    string // name of the schema, in the older document if it was there
	Path      string // "query pageNum", "response 200", "replicationSpecs[].id"; empty for the whole
}

// String returns the place in one line: "Cluster tags[].key".
func (w Where) String() string {
	name := cmp.Or(w.Operation, w.Schema)
	if w.Version != "" {
		name += "@" + w.Version
	}
	return cmp.Or(strings.TrimSpace(name+" "+w.Path), "document")
}

// identified gives every change its ID. Where several would have the same one,
// what they changed from and to tells them apart.
func identified(changes []Change) {
	claims := map[string]int{} // asked, never ranged over
	for _, c := range changes {
		claims[c.id()]++
	}
	for i, c := range changes {
		changes[i].ID = c.id()
		if claims[c.id()] > 1 {
			changes[i].ID += "/" + slug(c.Before) + ">" + slug(c.After)
		}
	}
}

func (c Change) id() string {
	place := "document"
	switch {
	case c.Where.Operation != "":
		place = "operation/" + c.Where.Operation
	case c.Where.Schema != "":
		place = "schema/" + c.Where.Schema
	}
	id := string(c.Kind) + ":" + place
	for _, part := range []string{c.Where.Version, c.Where.Path, c.member} {
		if part != "" {
			id += "/" + slug(part)
		}
	}
	return id
}

// slug returns text without spaces, which end a word in shells and lists.
func slug(text string) string { return strings.Join(strings.Fields(text), ".") }

// CompareChanges orders by place, operations before schemas, then by kind and
// what came or went.
func CompareChanges(a, b Change) int {
	return cmp.Or(
		cmp.Compare(rank(a.Where), rank(b.Where)),
		cmp.Compare(a.Where.Operation, b.Where.Operation),
		cmp.Compare(a.Where.Schema, b.Where.Schema),
		cmp.Compare(a.Where.Version, b.Where.Version),
		cmp.Compare(a.Where.Path, b.Where.Path),
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Before, b.Before),
		cmp.Compare(a.After, b.After),
	)
}

func rank(w Where) int {
	switch {
	case w.Operation != "":
		return 1
	case w.Schema != "":
		return 2
	default:
		return 0
	}
}

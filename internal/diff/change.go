package diff

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Change is one row of a report: a difference with its cause. A changed
// schema is one cause, even if many operations use it.
type Change struct {
	ID         string // stable: the kind and the place, and the member that was added or removed
	Kind       Kind
	Where      Where
	Before     string         // empty if there was none
	After      string         // empty if there is none
	Breaking   bool           // a call that worked, or a program that reads the response, may fail
	Reason     string         // for the verdict: a clause without a full stop
	Operations []string       // public names of the affected operations, sorted
	Callers    []string       // those of them that it breaks, sorted
	Reads      bool           // it breaks programs that read values, and not those that send them
	Exemption  string         // reason of an exemption; empty if there is none
	AtPin      bool           // the pin of one of the documents selects the changed part
	Pos        model.Position // in the newer document; in the older one if it was removed

	member string // the added or removed member, if a place has several
}

// A Where is the place of a change: an operation or a schema, and a path in it.
// Both names are empty for a change of the whole document.
type Where struct {
	Operation string // public name; in the older document if it has the operation
	Version   string // of the operation, if the change is about one of its versions
	Schema    string // name of the schema; in the older document if it has the schema
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

// identified sets the ID of every change. The old and new values distinguish
// changes with equal IDs.
func identified(changes []Change) {
	claims := map[string]int{} // not ranged over
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

// slug returns text without spaces, which separate words in shells and lists.
func slug(text string) string { return strings.Join(strings.Fields(text), ".") }

// CompareChanges orders by place, operations before schemas, then by kind and
// by the added or removed member.
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

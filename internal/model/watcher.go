package model

import (
	"slices"
	"strings"
)

// A Watcher describes how to find out that a change is done.
type Watcher struct {
	Pos     Position
	Method  string // Go name of the method that waits, unique in the service: "WaitCreateCluster"
	Get     *Operation
	Version Version
	Params  []WatchParam
	Path    string   // JSONPath of the value to compare; empty if only Status counts
	Values  []string // any of them ends the waiting
	Failed  []string // the states that mean failure; Values may contain some of them; sorted
	Status  int      // this status code means done; 0 if Values decide
}

// A WatchParam is a parameter of the polled operation.
type WatchParam struct {
	Name string // wire name
	From string // "input:NAME", "body:JSONPATH" or "const:TEXT"
}

// Done returns the states that mean success.
func (w *Watcher) Done() []string {
	return slices.DeleteFunc(slices.Clone(w.Values), func(v string) bool { return slices.Contains(w.Failed, v) })
}

// Steps returns the names of the members that lead to the watched value. It is nil if
// the path does not have the form "$.name.name".
func (w *Watcher) Steps() []string {
	path, ok := strings.CutPrefix(w.Path, "$.")
	if !ok || path == "" || strings.ContainsAny(path, "[]*?@'\"") || strings.Contains("."+path+".", "..") {
		return nil
	}
	return strings.Split(path, ".")
}

// States returns the known values of the watched value in a response of a revision of
// the polled operation. It reports whether the response has such a value. A value that
// is not an enum has no known values.
func (w *Watcher) States(r *Revision) ([]string, bool) {
	var found stateSet
	for _, response := range r.Responses {
		for _, p := range response.Payloads {
			if response.Success() && p.Schema != nil && p.MediaType.IsJSON() {
				found.add(p.Schema.Type, w.Steps(), 0)
			}
		}
	}
	return found.values, found.any
}

// A stateSet collects the values at the end of a path of properties.
type stateSet struct {
	values []string // in document order, each once
	any    bool
}

// deepestUnion limits the depth of unions that contain themselves.
const deepestUnion = 10

func (s *stateSet) add(t Type, steps []string, depth int) {
	t = Resolved(t)
	union, isUnion := t.(*Union)
	object, isObject := t.(*Object)
	switch {
	case isUnion && depth < deepestUnion:
		for _, arm := range union.Arms {
			s.add(arm.Decl.Type, steps, depth+1)
		}
	case isUnion:
	case len(steps) == 0:
		s.value(t)
	case isObject:
		if p := object.Property(steps[0]); p != nil {
			s.add(p.Type, steps[1:], depth)
		}
	}
}

// value adds the values of a type at the end of the path.
func (s *stateSet) value(t Type) {
	if _, scalar := KindOf(t); !scalar {
		return
	}
	s.any = true
	enum, ok := t.(*Enum)
	if !ok {
		return
	}
	for _, v := range enum.Values {
		if !slices.Contains(s.values, v.Wire) {
			s.values = append(s.values, v.Wire)
		}
	}
}

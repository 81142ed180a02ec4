package model

import "slices"

// A Place is a value in the document, and how to get there from a named thing:
// "Cluster.tags[]", with "[]" for an element of a list and "{}" for a value of a map.
type Place struct {
	Pos  Position
	Path string
}

// FreeFormPlaces returns the places that an API reaches where the document allows
// any JSON value, in document order and each once.
func (a *API) FreeFormPlaces() []Place {
	var f freeForms
	for _, d := range a.Decls {
		f.schema(d.Name.Go, &d.Schema)
	}
	for _, e := range a.Endpoints {
		f.endpoint(e)
	}
	slices.SortStableFunc(f.places, func(a, b Place) int { return ComparePositions(a.Pos, b.Pos) })
	return slices.CompactFunc(f.places, func(a, b Place) bool { return a.Pos == b.Pos })
}

// freeForms collects places while it walks over schemas.
type freeForms struct{ places []Place }

func (f *freeForms) endpoint(e *Endpoint) {
	name := e.Name.Wire
	for _, p := range e.Operation.Params {
		f.schema(name+" "+p.In.String()+" "+p.Name.Wire, &p.Schema)
	}
	if r := e.Revision.Request; r != nil {
		f.schema(name+" request", r.Schema)
	}
	for _, r := range e.Revision.Responses {
		for _, p := range r.Payloads {
			f.schema(name+" "+r.Status, p.Schema)
		}
	}
}

func (f *freeForms) schema(path string, s *Schema) {
	if s == nil {
		return
	}
	switch t := s.Type.(type) {
	case FreeForm:
		f.places = append(f.places, Place{s.Pos, path})
	case *List:
		f.schema(path+"[]", t.Elem)
	case *Map:
		f.schema(path+"{}", t.Elem)
	case *Object:
		for _, p := range t.Properties {
			f.schema(path+"."+p.Name.Wire, &p.Schema)
		}
		f.schema(path+"{}", t.Additional)
	}
}

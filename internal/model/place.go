package model

import "slices"

// A Place is the location of a value, starting at something that has a name:
// "Cluster.tags[]". An element of a list is "[]", and a value of a map is "{}".
type Place struct {
	Pos  Position
	Path string
}

// FreeFormPlaces returns the places of an API where the document allows any JSON
// value, in document order and each once.
func (a *API) FreeFormPlaces() []Place {
	var places []Place
	add := func(path string, s *Schema) {
		if s != nil {
			places = append(places, Visit(s.Type, freeForms{s.Pos, path})...)
		}
	}
	for _, d := range a.Decls {
		add(d.Name.Go, &d.Schema)
	}
	for _, e := range a.Endpoints {
		e.eachSchema(add)
	}
	slices.SortStableFunc(places, func(a, b Place) int { return ComparePositions(a.Pos, b.Pos) })
	return slices.CompactFunc(places, func(a, b Place) bool { return a.Pos == b.Pos })
}

// eachSchema calls f with the schemas of parameters and bodies and with their places:
// "getCluster query pageNum", "getCluster 200". The schema of a body may be nil.
func (e *Endpoint) eachSchema(f func(path string, s *Schema)) {
	name := e.Name.Wire
	for _, p := range e.Operation.Params {
		f(name+" "+p.In.String()+" "+p.Name.Wire, &p.Schema)
	}
	if r := e.Revision.Request; r != nil {
		f(name+" request", r.Schema)
	}
	for _, r := range e.Revision.Responses {
		for _, p := range r.Payloads {
			f(name+" "+r.Status, p.Schema)
		}
	}
}

// OtherPayloads returns the places of representations that calls do not use unless
// callers ask for them, in document order.
func (a *API) OtherPayloads() []Place {
	var places []Place
	for _, e := range a.Endpoints {
		others := e.Answer().Others
		if b := e.Revision.Request; b != nil {
			others = append(others, b.Others...)
		}
		for _, p := range others {
			places = append(places, Place{p.Pos, e.Name.Wire + " " + p.MediaType.Text})
		}
	}
	slices.SortStableFunc(places, func(a, b Place) int { return ComparePositions(a.Pos, b.Pos) })
	return places
}

// freeForms is the visitor that finds free-form places within a type. Declarations are
// separate places.
type freeForms Place

func (f freeForms) at(step string, s *Schema) []Place {
	return Visit(s.Type, freeForms{s.Pos, f.Path + step})
}

func (f freeForms) FreeForm(FreeForm) []Place   { return []Place{Place(f)} }
func (f freeForms) List(t *List) []Place        { return f.at("[]", t.Elem) }
func (f freeForms) Map(t *Map) []Place          { return f.at("{}", t.Elem) }
func (f freeForms) Primitive(Primitive) []Place { return nil }
func (f freeForms) Ref(*Ref) []Place            { return nil }
func (f freeForms) Enum(*Enum) []Place          { return nil }
func (f freeForms) Union(*Union) []Place        { return nil }

func (f freeForms) Object(t *Object) []Place {
	var places []Place
	for _, p := range t.Properties {
		places = append(places, f.at("."+p.Name.Wire, &p.Schema)...)
	}
	if t.Additional != nil {
		places = append(places, f.at("{}", t.Additional)...)
	}
	return places
}

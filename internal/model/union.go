package model

import "slices"

// A Union is one of several shapes. Discriminator is empty if no property tells
// them apart.
type Union struct {
	Discriminator string   // wire name of the property whose value selects the arm
	Inferred      bool     // the document has no discriminator object: the values of the arms' enums tell
	AnyOf         bool     // the document says anyOf
	Arms          []*Arm   // in document order, one per declared type
	Ambiguous     []string // tags that several arms share, sorted: they select none
	Shared        *Decl    // an Object of the properties that all arms have alike; nil if there are none, or if Merged is set
	Merged        *Object  // the properties of all arms, if values may select no arm and the arms agree; nil otherwise
	Conflict      string   // why values are kept raw and not merged: "property size differs between A and B"; empty otherwise
	ValueName     string   // Go name of the interface that the arms implement
}

// An Arm is one shape of a Union. Several tags may select it.
type Arm struct {
	Tags []string // sorted; empty if no value of a discriminator selects it
	Key  string   // wire name of a required property that only this arm has, if nothing else tells it; empty if there is none
	JSON JSONKind // the only arm of this kind of JSON value is told by it
	Decl *Decl
}

// A JSONKind is a kind of JSON value (RFC 8259, section 3).
type JSONKind int

// The kinds that an arm can have. A number that must be an integer is a JSONNumber.
const (
	JSONObject JSONKind = iota
	JSONArray
	JSONString
	JSONNumber
	JSONBoolean
)

// Told reports whether some value selects the arm: a tag, a property that it
// alone has, or the kind of JSON value that it alone is.
func (u *Union) Told(a *Arm) bool {
	alone := true
	for _, other := range u.Arms {
		if other != a && other.JSON == a.JSON {
			alone = false
		}
	}
	return len(a.Tags) > 0 || a.Key != "" || alone
}

// More reports whether an arm of an inferred discriminator can have values that do
// not select it, because other arms have them, too.
func (u *Union) More(a *Arm) bool {
	o, ok := Resolved(a.Decl.Type).(*Object)
	if !ok || !u.Inferred || o.Property(u.Discriminator) == nil {
		return false
	}
	e, ok := Resolved(o.Property(u.Discriminator).Type).(*Enum)
	return ok && len(e.Values) > len(a.Tags)
}

// Raw reports whether a value that the document allows may select no arm, so
// that it is kept as it came.
func (u *Union) Raw() bool {
	for _, a := range u.Arms {
		if !u.Told(a) {
			return true
		}
	}
	return len(u.Ambiguous) > 0
}

// A Telling says what tells the arms of a union apart, in the order in which it
// is tried. If nothing does, a value is kept raw.
type Telling struct {
	Tags   int      // values of the discriminator that select one arm
	Shared int      // values that select none, because several arms have them
	Keys   []string // wire names of required properties that one arm alone has
	ByKind bool     // some arm is told by its kind of JSON value
	Raw    bool     // some value that the document allows selects no arm, and the arms are not merged
}

// Fields returns the object whose properties a value of a type has in Go: an
// Object, or all arms of a merged union. It returns nil for other types.
func Fields(t Type) *Object {
	switch t := t.(type) {
	case *Object:
		return t
	case *Union:
		return t.Merged
	default:
		return nil
	}
}

// Telling returns what tells the arms apart.
func (u *Union) Telling() Telling {
	t := Telling{Shared: len(u.Ambiguous), Raw: u.Raw() && u.Merged == nil}
	for _, a := range u.Arms {
		t.Tags += len(a.Tags)
		switch {
		case len(a.Tags) > 0:
		case a.Key != "":
			t.Keys = append(t.Keys, a.Key)
		case u.Told(a):
			t.ByKind = true
		}
	}
	return t
}

// Unions returns the declarations of the unions that an API reaches, in document
// order.
func (a *API) Unions() []*Decl {
	var unions []*Decl
	for _, d := range a.Decls {
		if _, ok := d.Type.(*Union); ok {
			unions = append(unions, d)
		}
	}
	slices.SortStableFunc(unions, func(a, b *Decl) int { return ComparePositions(a.Pos, b.Pos) })
	return unions
}

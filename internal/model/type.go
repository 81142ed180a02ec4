package model

// A Type is the shape of a value: exactly one of Primitive, *Ref, *List, *Map,
// *Object, *Enum, *Union and FreeForm. Objects, enums and unions occur only as
// the type of a Decl; everything else refers to them.
type Type interface{ isType() }

func (Primitive) isType() {}
func (*Ref) isType()      {}
func (*List) isType()     {}
func (*Map) isType()      {}
func (*Object) isType()   {}
func (*Enum) isType()     {}
func (*Union) isType()    {}
func (FreeForm) isType()  {}

// A Kind is one of the JSON Schema types of a scalar.
type Kind int

// The kinds of scalars.
const (
	String Kind = iota
	Integer
	Number
	Boolean
)

// String returns the keyword of JSON Schema.
func (k Kind) String() string {
	return [...]string{"string", "integer", "number", "boolean"}[k]
}

// A Primitive is a scalar without a declared type.
type Primitive struct {
	Kind    Kind
	Format  string // as in the document, or empty: "date-time", "int64", ...
	Limits  Limits
	Pattern string // ECMA 262, as in the document
	File    bool   // of a form, with a name and a media type
}

// Bytes reports whether values are bytes, which JSON has in base64.
func (p Primitive) Bytes() bool { return p.Kind == String && p.Format == "byte" }

// Limits bound a scalar. A number's are decimal text without an exponent
// where that is exact ("1199145600", "0.5"); empty means unbounded.
type Limits struct {
	Minimum, Maximum                   string
	ExclusiveMinimum, ExclusiveMaximum bool
	MultipleOf                         string
	MinLength, MaxLength               *int // in characters
}

// A Ref is the use of a declared type.
type Ref struct{ Decl *Decl }

// A List is an array.
type List struct {
	Elem               *Schema
	Prefix             []*Schema // what the first items are, if that is said for each of them
	Rest               *Schema   // what further items are, if Elem is any JSON value because items differ
	MinItems, MaxItems *int
	Unique             bool
}

// Item returns what an item of a list is.
func (l *List) Item(i int) *Schema {
	switch {
	case i < len(l.Prefix):
		return l.Prefix[i]
	case l.Rest != nil:
		return l.Rest
	}
	return l.Elem
}

// A Map is an object whose keys are data.
type Map struct {
	Elem             *Schema
	KeyName          string // what a key is, if the document says (x-additionalPropertiesName)
	KeyPattern       string // the pattern that keys match, or empty
	MinKeys, MaxKeys *int
}

// A FreeForm is any JSON value, or any JSON object if Object is set.
type FreeForm struct{ Object bool }

// An Object has named properties. Inherited ones come first.
type Object struct {
	Properties []*Property
	Additional *Schema   // the values of further, undeclared properties; nil if they have no declared type
	Parents    []*Decl   // base types, nearest first; they may be unions
	Overridden []*Schema // names of inherited properties that it declares again
}

// A Property is a member of an Object.
type Property struct {
	Name     Name // Wire is the JSON name; Go is unique in the struct
	Required bool
	Schema
}

// An Enum is a scalar with known values. It is open: servers may send other values.
type Enum struct {
	Kind   Kind   // String, Integer or Number
	Format string // "int32"; empty if none is given
	Values []EnumValue
	Of     []*Decl // schemas whose values it combines
}

// An EnumValue is one known value of an Enum.
type EnumValue struct {
	Go   string // the name of the constant, unique in the package
	Wire string // the text of the string, or the digits of the number
	Text string // what the document says about the value, or empty
}

// A JSON is a JSON text from the document (an example, a default), with its
// members in document order and its numbers digit for digit; empty if absent.
type JSON string

// A Schema is a Type at one place of use, with the texts, values and flags of that
// place. Flags of a declaration apply in every place that refers to it. Its texts and
// values apply where a place has none (see Effective).
type Schema struct {
	Pos         Position
	Type        Type
	Title       string
	Description string // CommonMark, untrusted
	Nullable    bool
	ReadOnly    bool
	WriteOnly   bool
	Immutable   bool // set once by the server (x-xgen-server-computed-immutable)
	Deprecated  bool
	Default     JSON
	Example     JSON
	Docs        *Link // externalDocs

	Restrictions []*Restriction // beyond the type
}

// A Decl is a declared type: a schema of the document, or an inline schema that needs
// a name.
type Decl struct {
	Name    Name   // Wire is the schema's name, or empty for an inline one
	Pointer string // RFC 6901: "/components/schemas/X/properties/y"
	Schema
}

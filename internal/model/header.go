package model

// A Header is a header of responses. It has one type wherever it occurs.
type Header struct {
	Name        string // as the document first spells it
	Go          string // name of the constant for it: "HeaderRetryAfter"
	Description string // CommonMark
	Type        Type   // a scalar or a list of scalars
}

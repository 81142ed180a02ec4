package value

import (
	"bytes"
	"math/rand/v2"
)

// A Kind determines how a value is compared with the result.
type Kind int

// The kinds of values.
const (
	Literal Kind = iota // true, false, null: compared as text
	String              // compared by characters
	Instant             // a date-time: compared as a point in time
	Integer             // compared by value
	Float               // compared as a float64
	Exact               // any JSON text: compared token by token, numbers digit for digit
	Raw                 // as Exact; the result also provides the unchanged bytes
	List
	Object
)

// A Value is a JSON value with the kinds of its parts.
type Value struct {
	Kind    Kind
	Token   string // JSON text of values other than List and Object
	Items   []*Value
	Members []Member
}

// A Member is a member of an Object.
type Member struct {
	Name     string
	ReadOnly bool
	Value    *Value
}

// JSON returns the value as a text. If chance is not nil, the text has random
// white space and unnecessary escapes.
func (v *Value) JSON(chance *rand.Rand) []byte {
	w := writer{chance: chance}
	w.value(v)
	return w.Bytes()
}

type writer struct {
	bytes.Buffer
	chance *rand.Rand
}

func (w *writer) value(v *Value) {
	switch v.Kind {
	case List:
		w.WriteByte('[')
		for i, item := range v.Items {
			w.comma(i)
			w.value(item)
		}
		w.space()
		w.WriteByte(']')
	case Object:
		w.WriteByte('{')
		for i, m := range v.Members {
			w.comma(i)
			w.WriteString(quote(m.Name))
			w.space()
			w.WriteByte(':')
			w.space()
			w.value(m.Value)
		}
		w.space()
		w.WriteByte('}')
	default:
		w.WriteString(v.Token)
	}
}

func (w *writer) comma(i int) {
	if i > 0 {
		w.WriteByte(',')
	}
	w.space()
}

func (w *writer) space() {
	if w.chance != nil && w.chance.IntN(12) == 0 {
		w.WriteString([]string{" ", "\n", "\t", "  ", "\r\n"}[w.chance.IntN(5)])
	}
}

// Request returns the value without read-only members, at any depth.
func (v *Value) Request() *Value {
	out := *v
	out.Items, out.Members = nil, nil
	for _, item := range v.Items {
		out.Items = append(out.Items, item.Request())
	}
	for _, m := range v.Members {
		if !m.ReadOnly {
			out.Members = append(out.Members, Member{Name: m.Name, Value: m.Value.Request()})
		}
	}
	return &out
}

// Raws returns the texts of all unknown arms in the value.
func (v *Value) Raws() []string {
	var all []string
	if v.Kind == Raw {
		all = append(all, v.Token)
	}
	for _, item := range v.Items {
		all = append(all, item.Raws()...)
	}
	for _, m := range v.Members {
		all = append(all, m.Value.Raws()...)
	}
	return all
}

// ReadOnly returns the number of members that a request omits.
func (v *Value) ReadOnly() int {
	n := 0
	for _, item := range v.Items {
		n += item.ReadOnly()
	}
	for _, m := range v.Members {
		if m.ReadOnly {
			n++
		} else {
			n += m.Value.ReadOnly()
		}
	}
	return n
}

package admin

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// The functions here look at a JSON text (RFC 8259) without decoding it. The
// text has been checked by encoding/json where it comes from an answer; a text
// that is no JSON gives a useless result, but never a panic.

// A jsonKind is one of the kinds of JSON values.
type jsonKind byte

const (
	noKind jsonKind = iota // nothing that begins like a JSON value
	objectKind
	arrayKind
	stringKind
	numberKind
	booleanKind
	nullKind
)

// kindOf returns the kind of a JSON value.
func kindOf(data []byte) jsonKind {
	i := skipSpace(data, 0)
	if i == len(data) {
		return noKind
	}
	switch c := data[i]; c {
	case '{':
		return objectKind
	case '[':
		return arrayKind
	case '"':
		return stringKind
	case 't', 'f':
		return booleanKind
	case 'n':
		return nullKind
	default:
		if c == '-' || '0' <= c && c <= '9' {
			return numberKind
		}
		return noKind
	}
}

// tagOf returns the string value of a member of a JSON object: the last one of
// that name, as encoding/json has it. It is empty if there is none.
func tagOf(data []byte, name string) []byte { return unquoted(member(data, name)) }

// hasMember reports whether a JSON object has a member of that name.
func hasMember(data []byte, name string) bool {
	return member(data, name) != nil
}

// member returns the value of the last member of that name, or nil.
func member(data []byte, name string) []byte {
	var found []byte
	for m := membersOf(data); m.next(); {
		if isName(m.key, name) {
			found = m.value
		}
	}
	return found
}

// A scanner goes through the members of a JSON object or the elements of an
// array:
//
//	for m := membersOf(data); m.next(); {
//		m.key, m.value
//	}
//
// To find the end of a value is to read it. Who reads it anyway asks for more in
// place of next, finds it where rest begins, and passes what it was.
//
// It is no iterator, whose closures would be compiled anew for each loop.
type scanner struct {
	data  []byte
	i     int    // where the next part begins or, after the last, the index after all
	named bool   // the parts are members
	done  bool   // there are no more
	key   []byte // the name of a member, quoted as it stands
	value []byte // after next
}

// membersOf scans a JSON object. There are none in another value.
func membersOf(data []byte) scanner { return scan(data, '{') }

// elementsOf scans a JSON array. There are none in another value.
func elementsOf(data []byte) scanner { return scan(data, '[') }

func scan(data []byte, open byte) scanner {
	i := skipSpace(data, 0)
	if i == len(data) || data[i] != open {
		return scanner{done: true}
	}
	return scanner{data: data, i: i + 1, named: open == '{'}
}

// next reports whether there is another part, and goes behind it.
func (s *scanner) next() bool {
	if !s.more() {
		return false
	}
	end := skipValue(s.data, s.i)
	s.value = s.data[s.i:end]
	s.pass(len(s.value))
	return len(s.value) > 0
}

// more reports whether there is another part, and goes to its value.
func (s *scanner) more() bool {
	if s.done {
		return false
	}
	data := s.data
	begin := skipSpace(data, s.i)
	if s.named {
		end := skipString(data, begin)
		s.key = data[begin:end]
		s.done = end == begin
		if !s.done {
			colon := skipSpace(data, end)
			begin = skipSpace(data, min(colon+1, len(data)))
		}
	} else {
		s.done = begin == len(data) || data[begin] == ']'
	}
	s.i = begin
	if s.done {
		s.i = min(begin+1, len(data))
	}
	return !s.done
}

// rest returns the text from the value on.
func (s *scanner) rest() []byte { return s.data[s.i:] }

// pass goes behind a value of so many bytes.
func (s *scanner) pass(n int) {
	i := skipSpace(s.data, s.i+n)
	s.done = i == len(s.data) || s.data[i] != ','
	s.i = min(i+1, len(s.data))
}

// isName reports whether a quoted JSON string means name.
func isName(quoted []byte, name string) bool {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return len(quoted) == len(name)+2 && string(quoted[1:len(quoted)-1]) == name
	}
	return text(quoted) == name
}

// text returns what a quoted JSON string means, or "" for any other value.
func text(quoted []byte) string { return string(unquoted(quoted)) }

// unquoted is text as bytes: a part of quoted, unless something in it is escaped
// or no UTF-8.
func unquoted(quoted []byte) []byte {
	if len(quoted) < 2 || quoted[0] != '"' {
		return nil
	}
	if bytes.IndexByte(quoted, '\\') < 0 && utf8.Valid(quoted) {
		return quoted[1 : len(quoted)-1]
	}
	var s string
	if json.Unmarshal(quoted, &s) != nil {
		return nil
	}
	return []byte(s)
}

// skipSpace returns the index of the first byte at or after i that is no white space.
func skipSpace(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}

// skipString returns the index after the string that begins at i, or i if none does.
func skipString(data []byte, i int) int {
	if i >= len(data) || data[i] != '"' {
		return i
	}
	for end := i + 1; ; end++ {
		n := bytes.IndexByte(data[end:], '"')
		if n < 0 {
			return i
		}
		end += n
		escapes := 0
		for data[end-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return end + 1
		}
	}
}

// skipValue returns the index after the value that begins at i, or i if none does.
func skipValue(data []byte, i int) int {
	if i >= len(data) {
		return i
	}
	switch data[i] {
	case '"':
		return skipString(data, i)
	case '{', '[':
		return skipNested(data, i)
	}
	for j := i; j < len(data); j++ {
		switch data[j] {
		case ' ', '\t', '\r', '\n', ',', ']', '}', ':', '"':
			return j
		}
	}
	return len(data)
}

// skipNested returns the index after the object or array that begins at i.
func skipNested(data []byte, i int) int {
	depth := 0
	for j := i; j < len(data); j++ {
		switch data[j] {
		case '"':
			end := skipString(data, j)
			if end == j {
				return i
			}
			j = end - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return i
}

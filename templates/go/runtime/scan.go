package admin

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// These functions scan JSON text (RFC 8259) without decoding it. encoding/json
// has checked the text if it comes from a response. For text that is not JSON,
// results are useless, but nothing panics.

// A jsonKind is a kind of JSON value.
type jsonKind byte

const (
	noKind jsonKind = iota // not the beginning of a JSON value
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

// tagOf returns the string value of a member of a JSON object, the last one of
// that name as in encoding/json. It is empty if there is none.
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

// A scanner iterates over the members of a JSON object or the elements of an
// array:
//
//	for m := membersOf(data); m.next(); {
//		m.key, m.value
//	}
//
// A scanner is not an iterator function, because its closures would be compiled
// for each loop.
type scanner struct {
	data  []byte
	i     int    // index of the next part or, after the last one, of the end
	named bool   // parts are members
	done  bool   // there are no more parts
	key   []byte // name of a member, quoted
	value []byte // set by next
}

// membersOf scans a JSON object. Other values have no members.
func membersOf(data []byte) scanner { return scan(data, '{') }

// elementsOf scans a JSON array. Other values have no elements.
func elementsOf(data []byte) scanner { return scan(data, '[') }

func scan(data []byte, open byte) scanner {
	i := skipSpace(data, 0)
	if i == len(data) || data[i] != open {
		return scanner{done: true}
	}
	return scanner{data: data, i: i + 1, named: open == '{'}
}

// next reports whether there is another part, and moves behind it.
func (s *scanner) next() bool {
	if !s.more() {
		return false
	}
	end := skipValue(s.data, s.i)
	s.value = s.data[s.i:end]
	s.pass(len(s.value))
	return len(s.value) > 0
}

// more reports whether there is another part, and moves to its value.
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

// pass moves behind a value of n bytes.
func (s *scanner) pass(n int) {
	i := skipSpace(s.data, s.i+n)
	s.done = i == len(s.data) || s.data[i] != ','
	s.i = min(i+1, len(s.data))
}

// isName reports whether a quoted JSON string is equal to name.
func isName(quoted []byte, name string) bool {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return len(quoted) == len(name)+2 && string(quoted[1:len(quoted)-1]) == name
	}
	return text(quoted) == name
}

// text returns the value of a quoted JSON string, or "" for any other value.
func text(quoted []byte) string { return string(unquoted(quoted)) }

// unquoted returns the value of a quoted JSON string as bytes. They are part of
// quoted unless the string has escapes or invalid UTF-8.
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

// skipSpace returns the index of the first byte at or after i that is not white
// space.
func skipSpace(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}

// skipString returns the index after the string at i, or i if there is none.
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

// skipValue returns the index after the value at i, or i if there is none.
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

// skipNested returns the index after the object or array at i.
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

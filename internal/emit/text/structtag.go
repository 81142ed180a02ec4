package text

import (
	"strconv"
	"strings"
	"unicode"
)

// StructTag returns a struct tag as Go source. Pairs are keys, each followed by
// its value.
func StructTag(pairs ...string) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(pairs[i] + ":" + strconv.Quote(pairs[i+1]))
	}
	if tag := b.String(); !strconv.CanBackquote(tag) {
		return strconv.Quote(tag)
	}
	return "`" + b.String() + "`"
}

// IsTagName reports whether encoding/json uses a tag with this name as the name of a
// field. It ignores names with other characters, and skips a field with the name "-".
func IsTagName(name string) bool {
	bad := strings.IndexFunc(name, func(r rune) bool {
		return !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return name != "" && name != "-" && bad < 0
}

package page

import (
	"strconv"
	"strings"
)

// anchors makes unique ids for one page. They consist of letters, digits, "-" and "_",
// and begin with a letter.
type anchors struct{ taken map[string]int }

func newAnchors() *anchors { return &anchors{taken: map[string]int{}} }

// TagAnchors returns the ids of tags on the page of all operations: the names of
// their files, unless the frame of the page has that id.
func TagAnchors(tags []*Tag) []string {
	a := newAnchors()
	for _, id := range []string{"main", "nav", "query"} {
		a.take(id)
	}
	var ids []string
	for _, tag := range tags {
		ids = append(ids, a.take(tag.File))
	}
	return ids
}

// take returns an id for a name, which begins with a letter.
func (a *anchors) take(name string) string {
	id := strings.Map(anchorRune, name)
	for {
		a.taken[id]++
		n := a.taken[id]
		if n == 1 {
			return id
		}
		id += "-" + strconv.Itoa(n)
	}
}

func anchorRune(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
		return r
	default:
		return '_'
	}
}

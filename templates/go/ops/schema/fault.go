package schema

import (
	"strconv"
	"strings"
)

// A Fault is one mistake in a value.
type Fault struct {
	Path string // "replicationSpecs[0].zoneName"; empty for the whole value
	Text string // "is 0, want at least 1"
}

// String returns "path: what is wrong".
func (f Fault) String() string {
	if f.Path == "" {
		return "the body: " + f.Text
	}
	return f.Path + ": " + f.Text
}

// join returns the path of a member.
func join(path, name string) string {
	switch {
	case strings.ContainsAny(name, ".[]\" ") || name == "":
		return path + "[" + strconv.Quote(name) + "]"
	case path == "":
		return name
	default:
		return path + "." + name
	}
}

func index(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

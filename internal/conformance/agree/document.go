package agree

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// readDocument states what the document says.
func readDocument(out *Outputs, s Statements) error {
	s.say(Subject{}, BaseURL, out.Doc.BaseURL())
	selected := map[string]int{}
	for _, op := range out.operations {
		for _, v := range versions(op) {
			describe(s, op, v)
		}
		unversioned := len(op.Versions()) == 0
		if unversioned {
			selected[""]++
		}
		for _, v := range out.Doc.Versions() {
			if op.Choose(v) != "" || unversioned && spec.Stable(v) {
				selected[v]++
			}
		}
	}
	for v, n := range selected {
		s.say(Subject{}, Operations+" "+Fact(v), fmt.Sprint(n))
	}
	return nil
}

func describe(s Statements, op *spec.Operation, v string) {
	at := Subject{op.Name, v}
	s.say(at, Endpoint, op.Method+" "+op.Path)
	s.say(at, Tag, cmp.Or(op.Tag, "Default"))
	s.say(at, Deprecated, yes(op.Deprecated()))
	s.say(at, Versions, strings.Join(op.Versions(), " "))
	s.say(at, Successor, op.Successor(v))
	s.say(at, Security, declaredSecurity(op))
	answers, _ := op.Responses(v)
	s.say(at, Sunset, sunsetOf(answers))
	var params []string
	for _, p := range op.Params() {
		params = append(params, p.In+":"+p.Name)
	}
	s.say(at, Parameters, list(params))
	m := mediaOf(answers)
	s.say(at, Answers, m.String())
	s.say(at, Accept, m.accept())
	s.say(at, AcceptCSV, m.csv())
	s.say(at, ContentType, "")
	for _, media := range op.Request(v) {
		s[at][ContentType] = media.Type
	}
}

func sunsetOf(answers []spec.Answer) string {
	var dates []string
	for _, a := range answers {
		for _, m := range a.Media {
			dates = append(dates, m.Sunset)
		}
	}
	return earliest(dates)
}

// earliest returns the first of the days on which a version may end, or "" if none
// is decided.
func earliest(dates []string) string {
	first := ""
	for _, date := range dates {
		if date = decided(date); date != "" && (first == "" || date < first) {
			first = date
		}
	}
	return first
}

// Media are the media types of an operation's successful answers, by status code.
type media []representation

type representation struct {
	status, mediaType string
	empty             bool // without a body
}

func mediaOf(answers []spec.Answer) media {
	var all media
	for _, a := range answers {
		for _, m := range a.Media {
			all = all.add(a.Status, m.Type, m.Schema == nil)
		}
	}
	return all
}

// add adds a media type if the status code is one of success.
func (m media) add(status, mediaType string, empty bool) media {
	if status[0] != '2' {
		return m
	}
	return append(m, representation{status, mediaType, empty})
}

func (m media) String() string {
	var all []string
	for _, r := range m {
		all = append(all, r.status+"="+r.mediaType)
	}
	return list(all)
}

// accept returns the media type to ask for: JSON with a body before others, those
// before JSON without one, and a lower status code before a higher one.
func (m media) accept() string {
	rank := func(r representation) int {
		switch {
		case r.json() && !r.empty:
			return 0
		case !r.json():
			return 1
		default:
			return 2
		}
	}
	sorted := slices.SortedStableFunc(slices.Values(m), func(a, b representation) int { return strings.Compare(a.status, b.status) })
	sorted = slices.SortedStableFunc(slices.Values(sorted), func(a, b representation) int { return rank(a) - rank(b) })
	if len(sorted) == 0 {
		return ""
	}
	return sorted[0].mediaType
}

// csv returns the media type of the same answer as CSV if accept is JSON.
func (m media) csv() string {
	if !(representation{mediaType: m.accept()}).json() {
		return ""
	}
	for _, r := range m {
		if strings.HasSuffix(r.mediaType, "csv") {
			return r.mediaType
		}
	}
	return ""
}

func (r representation) json() bool { return strings.HasSuffix(r.mediaType, "json") }

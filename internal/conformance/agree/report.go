package agree

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A resolution is what "gen resolve --format json" prints about an operation.
type resolution struct {
	Method, Path string
	Want         struct {
		Version                                      string
		Responses                                    map[string][]string
		Request, Superseded, Newer, Previews, Sunset []string
		Deprecated                                   bool
	}
}

// readResolve states what "gen resolve" prints.
func readResolve(out *Outputs, s Statements) error {
	var report struct{ Cases []resolution }
	if err := json.Unmarshal(out.Files["reports/resolve.json"], &report); err != nil {
		return err
	}
	for _, r := range report.Cases {
		r.state(s, Subject{out.named(r.Method + " " + r.Path), r.Want.Version})
	}
	return nil
}

func (r resolution) state(s Statements, at Subject) {
	all := slices.Concat(r.Want.Superseded, []string{at.Version}, r.Want.Newer, r.Want.Previews)
	s.say(at, Versions, strings.TrimSpace(strings.Join(all, " ")))
	s.say(at, Endpoint, r.Method+" "+r.Path)
	s.say(at, Deprecated, yes(r.Want.Deprecated))
	s.say(at, Sunset, earliest(r.Want.Sunset))
	s.say(at, ContentType, strings.Join(r.Want.Request, " "))
	var m media
	for _, status := range slices.Sorted(maps.Keys(r.Want.Responses)) {
		for _, mediaType := range r.Want.Responses[status] {
			m = m.add(status, mediaType, false)
		}
	}
	if len(m) > 0 {
		s.say(at, Answers, m.String())
	}
}

// readSunset states what "gen sunset --format json" prints. It lists the versions
// that end; of all others it says that they do not.
func readSunset(out *Outputs, s Statements) error {
	var report struct {
		Sunsets []struct{ Operation, Version, Date, Successor string }
	}
	if err := json.Unmarshal(out.Files["reports/sunset.json"], &report); err != nil {
		return err
	}
	for _, subject := range out.subjects() {
		s.say(subject, Sunset, "")
	}
	for _, row := range report.Sunsets {
		at := Subject{row.Operation, row.Version}
		s.replace(at, Sunset, row.Date)
		s.say(at, Successor, row.Successor)
	}
	return nil
}

// readVersions states what "gen versions --format json" prints.
func readVersions(out *Outputs, s Statements) error {
	var report struct{ OperationsPerPin map[string]int }
	if err := json.Unmarshal(out.Files["reports/versions.json"], &report); err != nil {
		return err
	}
	for v, n := range report.OperationsPerPin {
		s.say(Subject{}, Operations+" "+Fact(v), fmt.Sprint(n))
	}
	return nil
}

package ops

import (
	"strconv"
	"strings"
	"time"
)

// Version returns the version with exactly the given name, or nil.
func (o *Operation) Version(name string) *Version {
	for i := range o.Versions {
		if o.Versions[i].Name == name {
			return &o.Versions[i]
		}
	}
	return nil
}

// Newest returns the newest stable version, or nil. An API without versions has
// one.
func (o *Operation) Newest() *Version {
	return o.last(func(*Version) bool { return true })
}

// Default returns the newest stable version, or the first where there is none.
func (o *Operation) Default() *Version {
	if v := o.Newest(); v != nil {
		return v
	}
	return &o.Versions[0]
}

// Resolve returns the version that a pin selects, or nil: the one of that name, or
// for a date or a number the newest stable version that is not newer. An API
// without versions has one for all dates and numbers.
func (o *Operation) Resolve(pin string) *Version {
	if v := o.Version(pin); v != nil {
		return v
	}
	limit, ok := releaseOf(pin)
	if !ok {
		return nil
	}
	return o.last(func(v *Version) bool {
		release, ok := releaseOf(v.Name)
		return !ok || release.date <= limit.date && release.number <= limit.number
	})
}

// last returns the last stable version that is wanted, or that of an API without
// versions, or nil.
func (o *Operation) last(wanted func(*Version) bool) *Version {
	var best *Version
	for i := range o.Versions {
		if v := &o.Versions[i]; (v.Stage == "" || v.Stage == Stable) && wanted(v) {
			best = v
		}
	}
	return best
}

// A release places a stable version between others: it has a date or a number.
type release struct {
	date   string
	number int
}

// releaseOf reads "2024-08-05", "v2" or "2".
func releaseOf(pin string) (release, bool) {
	if _, err := time.Parse(time.DateOnly, pin); err == nil {
		return release{date: pin}, true
	}
	n, err := strconv.Atoi(strings.TrimPrefix(pin, "v"))
	return release{number: n}, err == nil && n > 0
}

// Accepted returns the representation of a successful response in a format, or
// nil.
func (v *Version) Accepted(format string) *Media {
	for _, m := range v.Successes() {
		if m.Format == format {
			return m
		}
	}
	return nil
}

// Answer returns the representation of a successful response that callers
// request by default: that of Accept, or else one with a body before one without,
// JSON before other formats, lower status codes first. It is nil if no successful
// response has a media type.
func (v *Version) Answer() *Media {
	var best *Media
	for _, m := range v.Successes() {
		if m.Type == v.Accept {
			return m
		}
		if best == nil || rank(m) > rank(best) {
			best = m
		}
	}
	return best
}

func rank(m *Media) int {
	switch {
	case m.Format == "json" && m.Schema != "":
		return 2
	case m.Format != "json":
		return 1
	default:
		return 0
	}
}

// IsForm reports whether a body is a form.
func (r *Request) IsForm() bool { return r.Coding == Form || r.Coding == Multipart }

// Types returns the media types of a body, the usual one first. The request may be
// nil.
func (r *Request) Types() []string {
	if r == nil {
		return nil
	}
	return append([]string{r.MediaType}, r.Others...)
}

// Variable reports whether the media type of a body can be chosen. The request may
// be nil.
func (r *Request) Variable() bool {
	return r != nil && (len(r.Others) > 0 || strings.Contains(r.MediaType, "*"))
}

// Variable reports whether the media type of the answer can be chosen. The output
// format chooses between JSON and CSV.
func (v *Version) Variable() bool {
	answer := v.Answer()
	for _, m := range v.Successes() {
		if m.Type != answer.Type && (m.Format != "csv" || answer.Format != "json") {
			return true
		}
	}
	return false
}

// Successes returns the representations of all responses of class 2xx.
func (v *Version) Successes() []*Media {
	var all []*Media
	for _, r := range v.Responses {
		if r.Status[0] != '2' {
			continue
		}
		for j := range r.Media {
			all = append(all, &r.Media[j])
		}
	}
	return all
}

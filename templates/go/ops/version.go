package ops

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
func (o *Operation) Newest() *Version { return o.At("9999-12-31") }

// At returns the newest stable version that is not after a date, or nil. An API
// without versions has one for all dates.
func (o *Operation) At(date string) *Version {
	var best *Version
	for i := range o.Versions {
		if v := &o.Versions[i]; v.Stage == "" || v.Stage == Stable && v.Date <= date {
			best = v
		}
	}
	return best
}

// Accepted returns the representation of a successful response in a format, or
// nil.
func (v *Version) Accepted(format string) *Media {
	for _, m := range v.success() {
		if m.Format == format {
			return m
		}
	}
	return nil
}

// Answer returns the representation of a successful response that callers
// request by default: one with a body before one without, JSON before other
// formats, lower status codes first. It is nil if no successful response has a
// media type.
func (v *Version) Answer() *Media {
	var best *Media
	for _, m := range v.success() {
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

// success returns the representations of all responses of class 2xx.
func (v *Version) success() []*Media {
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

package spec

import "slices"

// A Resolution is an operation at a pin, in the form of the published cases.
type Resolution struct {
	Version    string              `json:"version"`
	Responses  map[string][]string `json:"responses"`
	Dropped    []string            `json:"droppedStatusCodes"`
	Request    []string            `json:"request"`
	Superseded []string            `json:"superseded"`
	Newer      []string            `json:"newer"`
	Previews   []string            `json:"previews"`
	Sunset     []string            `json:"sunset"`
	Deprecated bool                `json:"deprecated"`
}

// Resolve returns the operation at a pin, or nil.
func (o *Operation) Resolve(pin string) *Resolution {
	version := o.Choose(pin)
	if version == "" {
		return nil
	}
	r := &Resolution{
		Version: version, Responses: map[string][]string{}, Deprecated: o.Deprecated(),
		Dropped: []string{}, Superseded: []string{}, Newer: []string{}, Previews: []string{}, Sunset: []string{},
	}
	r.order(o.Versions(), version)
	answers, dropped := o.Responses(version)
	r.Dropped = append(r.Dropped, dropped...)
	slices.Sort(r.Dropped)
	for _, answer := range answers {
		r.add(answer)
	}
	slices.Sort(r.Sunset)
	for _, m := range o.Request(version) {
		r.Request = append(r.Request, m.Type)
	}
	return r
}

func (r *Resolution) order(versions []string, chosen string) {
	for _, v := range versions {
		switch {
		case !day.MatchString(v):
			r.Previews = append(r.Previews, v)
		case day.MatchString(chosen) && v < chosen:
			r.Superseded = append(r.Superseded, v)
		case day.MatchString(chosen) && v > chosen:
			r.Newer = append(r.Newer, v)
		}
	}
}

func (r *Resolution) add(answer Answer) {
	if answer.Shared || len(answer.Media) == 0 {
		return
	}
	for _, m := range answer.Media {
		r.Responses[answer.Status] = append(r.Responses[answer.Status], m.Type)
		if m.Sunset != "" && !slices.Contains(r.Sunset, m.Sunset) {
			r.Sunset = append(r.Sunset, m.Sunset)
		}
	}
	slices.Sort(r.Responses[answer.Status])
}

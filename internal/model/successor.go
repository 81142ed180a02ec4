package model

// Newest returns the newest stable version of the operation or, for a document without
// versions, the only one. It returns nil if all versions are previews or upcoming.
func (o *Operation) Newest() *Revision {
	var newest *Revision
	for _, r := range o.Revisions {
		if r.Version.Settled() {
			newest = r
		}
	}
	return newest
}

// Default returns the newest stable revision or, without one, the first revision.
func (o *Operation) Default() *Revision {
	if newest := o.Newest(); newest != nil {
		return newest
	}
	return o.Revisions[0]
}

// Successor returns the version that callers of r should move to: the newest stable
// one of the operation, if it is later than r. Every stable version counts as later
// than a preview, which has no date. Without a successor the Version is zero
// (docs/versions.md, rule 8).
//
// It is the newest and not the next one, because the next one may end on the same day
// as r: createCluster 2023-01-01 and 2023-02-01 do, but 2024-10-23 stays.
func (o *Operation) Successor(r *Revision) Version {
	newest := o.Newest()
	switch {
	case newest == nil, newest == r:
		return Version{}
	case r.Version.Stage == Upcoming && newest.Version.Date < r.Version.Date:
		return Version{}
	}
	return newest.Version
}

// Superseded reports whether r is stable and a newer stable version exists
// (docs/versions.md, rule 8).
func (o *Operation) Superseded(r *Revision) bool {
	return r.Version.Stage == Stable && o.Successor(r) != (Version{})
}

// Ends returns the day on which the version is announced to end. It is empty if
// no day is announced, or if it is still undecided.
func (r *Revision) Ends() Date {
	if r.Sunset.Undecided() {
		return ""
	}
	return r.Sunset
}

// Own reports whether a payload is specific to the version of the revision. Most error
// responses are the same in every version.
func (r *Revision) Own(p *Payload) bool { return p.MediaType.Version == r.Version }

// Older returns the stable versions before r, oldest first. It is empty if r is not
// stable.
func (o *Operation) Older(r *Revision) []Version {
	return o.stable(func(v Version) bool { return r.Version.Stage == Stable && CompareVersions(v, r.Version) < 0 })
}

// Newer returns the stable versions after r, oldest first. It is empty if r is
// not stable.
func (o *Operation) Newer(r *Revision) []Version {
	return o.stable(func(v Version) bool { return r.Version.Stage == Stable && CompareVersions(v, r.Version) > 0 })
}

func (o *Operation) stable(want func(Version) bool) []Version {
	return o.versions(func(v Version) bool { return v.Stage == Stable && want(v) })
}

// Unsettled returns the upcoming versions and the previews of the operation.
func (o *Operation) Unsettled() []Version {
	return o.versions(func(v Version) bool { return !v.Settled() })
}

func (o *Operation) versions(want func(Version) bool) []Version {
	var all []Version
	for _, r := range o.Revisions {
		if want(r.Version) {
			all = append(all, r.Version)
		}
	}
	return all
}

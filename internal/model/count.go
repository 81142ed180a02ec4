package model

// A Count says how many operations a pin selects.
type Count struct {
	Version  Version
	Selected int // operations that a pin to the version selects
	Having   int // operations that have exactly this version
}

// Counts returns the counts of all versions of the document, in the order of
// CompareVersions.
func (d *Document) Counts() []Count {
	var counts []Count
	for _, v := range d.Versions() {
		c := Count{Version: v}
		for _, op := range d.Operations {
			if r := op.Resolve(v); r != nil {
				c.Selected++
				if r.Version == v {
					c.Having++
				}
			}
		}
		counts = append(counts, c)
	}
	return counts
}

package paging

import "github.com/atlasgen/atlasgen/templates/go/ops"

// Items returns the names of members that lead from a response to its list. If the
// response is not a page, it returns those of other lists of the API.
func Items(t *ops.Table, v *ops.Version) []string {
	if v.Paging != nil {
		return v.Paging.Items
	}
	for _, op := range t.Operations {
		for i := range op.Versions {
			if p := op.Versions[i].Paging; p != nil && len(p.Items) > 0 {
				return p.Items
			}
		}
	}
	return nil
}

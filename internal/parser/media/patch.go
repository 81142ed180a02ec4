package media

import "github.com/atlasgen/atlasgen/internal/model"

// MarkPatches makes the optional properties of merge patches nullable: there null
// removes a member, and an absent member does not change (RFC 7396).
func MarkPatches(ops []*model.Operation) {
	seen := map[*model.Decl]bool{} // looked up, never ranged over
	for _, op := range ops {
		for _, r := range op.Revisions {
			if r.Request != nil && r.Request.Schema != nil && r.Request.MediaType.Essence() == "application/merge-patch+json" {
				markPatch(r.Request.Schema.Type, seen)
			}
		}
	}
}

func markPatch(t model.Type, seen map[*model.Decl]bool) {
	ref, ok := t.(*model.Ref)
	if !ok || seen[ref.Decl] {
		return
	}
	seen[ref.Decl] = true
	if o := model.Fields(ref.Decl.Type); o != nil {
		for _, p := range o.Properties {
			p.Nullable = p.Nullable || !p.Required
			markPatch(p.Type, seen)
		}
	}
	if u, ok := ref.Decl.Type.(*model.Union); ok {
		for _, a := range u.Arms {
			markPatch(&model.Ref{Decl: a.Decl}, seen)
		}
	}
	markPatch(ref.Decl.Type, seen)
}

//go:build conformance

package conformance

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

// TestNamesOfUnchangedThings compares the names in every two published documents, in
// both directions. A thing did not change if it stands in the same place (JSON
// pointer; for an operation also its public name and its tag) and has the same
// content: the wire names, kinds and values that it is made of.
func TestNamesOfUnchangedThings(t *testing.T) {
	var places []map[string]string
	for _, name := range publishedFiles {
		places = append(places, namesByPlace(parsed(t, shared(t, name))))
	}
	for i, from := range places {
		for j, to := range places {
			if i == j {
				continue
			}
			same, gone := 0, 0
			for _, place := range slices.Sorted(maps.Keys(from)) {
				switch to[place] {
				case "":
					gone++
				case from[place]:
					same++
				default:
					t.Errorf("%s to %s: %s is %s, want %s", filepath.Base(publishedFiles[i]), filepath.Base(publishedFiles[j]), place, to[place], from[place])
				}
			}
			t.Logf("%s to %s: %d names of unchanged things are the same, %d things changed or are gone", publishedFiles[i][23:33], publishedFiles[j][23:33], same, gone)
		}
	}
}

// namesByPlace returns the Go names of a document, by place and content.
func namesByPlace(doc *model.Document) map[string]string {
	all := map[string]string{}
	public := map[string]string{}
	for _, op := range doc.Operations {
		place := op.Method + " " + op.Path + " " + op.Name.Wire + " " + op.Tag.Name.Wire
		public["/paths/"+strings.ReplaceAll(op.Path, "/", "~1")+"/"+strings.ToLower(op.Method)+"/"] = op.Name.Wire
		all[place] = op.Tag.Name.Go + " " + op.Tag.Field + " " + op.Name.Go + " " + fmt.Sprint(op.Forms)
		for _, p := range op.Params {
			all[place+" "+p.In.String()+" "+p.Name.Wire] = p.Name.Go
		}
		for _, r := range op.Revisions {
			all[place+" "+r.Version.String()] = fmt.Sprint(r.Forms)
		}
	}
	for _, d := range doc.Decls {
		place := d.Pointer
		for prefix, name := range public {
			if strings.HasPrefix(place, prefix) {
				place += " " + name
			}
		}
		declarationNames(all, place, d)
	}
	return all
}

// declarationNames adds the names of a declaration and of what it is made of.
func declarationNames(all map[string]string, place string, d *model.Decl) {
	switch t := d.Type.(type) {
	case *model.Enum:
		content := ""
		for _, v := range t.Values {
			all[place+" value "+v.Wire] = v.Go
			content += " " + v.Wire
		}
		all[place+" enum"+content] = d.Name.Go
	case *model.Object:
		content := ""
		for _, p := range t.Properties {
			all[place+" property "+p.Name.Wire] = p.Name.Go
			content += " " + p.Name.Wire
		}
		all[place+" object"+content] = d.Name.Go
	case *model.Union:
		all[place+" union"] = d.Name.Go + " " + t.ValueName
	default:
		all[place] = d.Name.Go
	}
}

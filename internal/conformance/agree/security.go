package agree

import (
	"path"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/source"
	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// declaredSecurity returns the alternatives of an operation's security, without scopes.
func declaredSecurity(op *spec.Operation) string {
	var all [][]string
	for _, requirement := range op.Security() {
		all = append(all, requirement.Members())
	}
	return alternatives(all)
}

// alternatives returns alternatives as text: "key and token or account".
func alternatives(all [][]string) string {
	var texts []string
	for _, schemes := range all {
		var names []string
		for _, scheme := range schemes {
			name, _, _ := strings.Cut(scheme, " ") // scopes follow
			names = append(names, name)
		}
		slices.Sort(names)
		texts = append(texts, strings.Join(names, " and "))
	}
	slices.Sort(texts)
	return strings.Join(slices.Compact(texts), " or ")
}

// evaluated returns the lists of names that generated Go has, and whether it has any.
func evaluated(record map[string]any, field string) (all [][]string, found bool) {
	value, found := record[field]
	lists, _ := value.([]any)
	for _, list := range lists {
		var names []string
		items, _ := list.([]any)
		for _, item := range items {
			name, _ := item.(string)
			names = append(names, name)
		}
		all = append(all, names)
	}
	return all, found
}

// secured returns the security of an operation in generated Go, which may be that of
// most operations.
func secured(operation map[string]any, common [][]string) string {
	if own, found := evaluated(operation, "Security"); found {
		return alternatives(own)
	}
	return alternatives(common)
}

// commonInSDK returns the security that the client has for most operations.
func commonInSDK(p *source.Package) [][]string {
	all, _ := evaluated(p.Literal("defaults"), "security")
	return all
}

// commonInCommand returns the security that the command line has for most operations.
func (out *Outputs) commonInCommand() ([][]string, error) {
	name := path.Join("cli", "cmd", out.Program, "settings.go")
	p, err := source.Parse(map[string][]byte{"settings.go": out.Files[name]})
	if err != nil {
		return nil, err
	}
	about, _ := p.Variable("about").(map[string]any)
	settings, _ := about["Settings"].(map[string]any)
	all, _ := evaluated(settings, "Security")
	return all, nil
}

package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Verbose writes one line for each free-form place of an API, for each union with the
// rule that selects its arms, and for each media type that is not the default:
// "file:line:col: text".
func Verbose(w io.Writer, api *model.API) error {
	var text strings.Builder
	places := api.FreeFormPlaces()
	for _, p := range places {
		fmt.Fprintf(&text, "%v: free-form: %s\n", p.Pos, p.Path)
	}
	unions := api.Unions()
	for _, d := range unions {
		fmt.Fprintf(&text, "%v: union: %s: %s\n", d.Pos, d.Name.Go, told(d.Type.(*model.Union)))
	}
	others := api.OtherPayloads()
	for _, p := range others {
		fmt.Fprintf(&text, "%v: only if asked for: %s\n", p.Pos, p.Path)
	}
	fmt.Fprintf(&text, "free-form places: %d, unions: %d", len(places), len(unions))
	if len(others) > 0 {
		fmt.Fprintf(&text, ", further media types: %d", len(others))
	}
	text.WriteByte('\n')
	_, err := io.WriteString(w, text.String())
	return err
}

// told returns the rule that selects the arms of a union: "by discriminator
// providerName", "by tag 21 of 56 of instanceSize", "by required property id",
// "merged", "raw" with the reason, or several of these.
func told(u *model.Union) string {
	t := u.Telling()
	var ways []string
	switch {
	case t.Tags+t.Shared == 0:
	case u.Inferred:
		ways = append(ways, fmt.Sprintf("by tag %d of %d of %s", t.Tags, t.Tags+t.Shared, u.Discriminator))
	default:
		ways = append(ways, "by discriminator "+u.Discriminator)
	}
	if len(t.Keys) > 0 {
		ways = append(ways, "by required property "+strings.Join(t.Keys, " or "))
	}
	if t.ByKind {
		ways = append(ways, "by kind of JSON value")
	}
	switch {
	case u.Merged != nil:
		return "merged"
	case t.Raw && u.Conflict != "":
		ways = append(ways, "raw, because "+u.Conflict)
	case t.Raw:
		ways = append(ways, "raw")
	}
	return strings.Join(ways, ", else ")
}

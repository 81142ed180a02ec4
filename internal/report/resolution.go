// Package report formats facts about documents and the changes between them: as
// text for people and as JSON for programs. It finds and decides nothing.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Resolution lists the operations that a pin selects, each in one version.
type Resolution struct {
	Spec             string         `json:"spec"`
	Operations       int            `json:"operations"`       // of the whole document
	OperationsPerPin map[string]int `json:"operationsPerPin"` // number of operations of each version; encoding/json sorts the keys
	Cases            []Case         `json:"cases"`            // by Go name of the operation; never null
}

// A Case is an operation at a pin.
type Case struct {
	OperationID string   `json:"operationId"`
	Method      string   `json:"method"`
	Path        string   `json:"path"`
	Pin         string   `json:"pin"`
	Want        Resolved `json:"want"`

	name string // public name
}

// Resolved is the selected version of an operation. No list is null, except
// Request if the version has no body.
type Resolved struct {
	Version    string              `json:"version"`
	Responses  map[string][]string `json:"responses"` // media types of this version by status code
	Dropped    []string            `json:"droppedStatusCodes"`
	Request    []string            `json:"request"`
	Superseded []string            `json:"superseded"` // stable versions before this one, oldest first
	Newer      []string            `json:"newer"`      // stable versions after this one, oldest first
	Previews   []string            `json:"previews"`   // of the operation, and its upcoming versions
	Sunset     []string            `json:"sunset"`     // one date or none
	Deprecated bool                `json:"deprecated"`
}

// Resolve describes an API.
func Resolve(api *model.API) Resolution {
	r := Resolution{
		Spec:             api.Document.File,
		Operations:       len(api.Document.Operations),
		OperationsPerPin: map[string]int{},
		Cases:            []Case{},
	}
	for _, c := range api.Document.Counts() {
		r.OperationsPerPin[c.Version.String()] = c.Selected
	}
	for _, e := range api.Endpoints {
		r.Cases = append(r.Cases, Case{
			OperationID: e.Operation.ID,
			Method:      e.Operation.Method,
			Path:        e.Operation.Path,
			Pin:         api.Pin.String(),
			Want:        resolved(e),
			name:        e.Name.Wire,
		})
	}
	return r
}

func resolved(e *model.Endpoint) Resolved {
	op, own := e.Operation, e.Revision
	r := Resolved{
		Version:    own.Version.String(),
		Responses:  map[string][]string{},
		Dropped:    append([]string{}, own.Dropped...),
		Superseded: spelled(op.Older(own)),
		Newer:      spelled(op.Newer(own)),
		Previews:   spelled(op.Unsettled()),
		Sunset:     []string{},
		Deprecated: op.Deprecated,
	}
	for _, response := range own.Responses {
		for _, p := range response.Payloads {
			if own.Own(p) {
				r.Responses[response.Status] = append(r.Responses[response.Status], p.MediaType.Text)
			}
		}
	}
	if own.Request != nil {
		r.Request = []string{own.Request.MediaType.Text}
	}
	if own.Sunset != "" {
		r.Sunset = append(r.Sunset, string(own.Sunset))
	}
	return r
}

// spelled returns versions as text. The result is never nil.
func spelled(versions []model.Version) []string {
	all := []string{}
	for _, v := range versions {
		all = append(all, v.String())
	}
	return all
}

// JSON writes the resolution as one JSON object.
func (r Resolution) JSON(w io.Writer) error { return writeJSON(w, r) }

// Text writes one line per operation with name, version, method, path and media
// types.
func (r Resolution) Text(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range r.Cases {
		fmt.Fprintf(table, "%s\t%s\t%s %s\t%s\n", c.name, c.Want.Version, c.Method, c.Path, c.Want.exchange())
	}
	return table.Flush()
}

// exchange returns the media types of a version: "sends A; 200 B, C; 202 D".
func (r Resolved) exchange() string {
	var parts []string
	if r.Request != nil {
		parts = append(parts, "sends "+strings.Join(r.Request, ", "))
	}
	for _, status := range sortedKeys(r.Responses) {
		parts = append(parts, status+" "+strings.Join(r.Responses[status], ", "))
	}
	if len(r.Sunset) > 0 {
		parts = append(parts, "sunset "+r.Sunset[0])
	}
	return strings.Join(parts, "; ")
}

func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

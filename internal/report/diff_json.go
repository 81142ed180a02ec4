package report

import (
	_ "embed"
	"io"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// DiffSchema is the JSON Schema of the output of Diff.JSON.
//
//go:embed diff.schema.json
var DiffSchema []byte

type diffJSON struct {
	From     inputJSON         `json:"from"`
	To       inputJSON         `json:"to"`
	FromPin  string            `json:"fromPin"`
	Pin      string            `json:"pin"`
	Breaking int               `json:"breaking"`
	SDK      *verdictJSON      `json:"sdk"`
	Changes  []changeJSON      `json:"changes"`
	Renames  []surface.Rename  `json:"renames"`
	Removed  []surface.Removal `json:"removed"`
}

type inputJSON struct {
	File     string `json:"file"`
	Checksum string `json:"sha256"`
	Revision string `json:"revision"`
}

type verdictJSON struct {
	Level        string   `json:"level"`
	Incompatible []string `json:"incompatible"`
	Generator    []string `json:"generator"`
	Compatible   []string `json:"compatible"`
}

type changeJSON struct {
	ID         string       `json:"id"`
	Kind       diff.Kind    `json:"kind"`
	Operation  string       `json:"operation"`
	Version    string       `json:"version"`
	Schema     string       `json:"schema"`
	Path       string       `json:"path"`
	Before     string       `json:"before"`
	After      string       `json:"after"`
	Breaking   bool         `json:"breaking"`
	Reason     string       `json:"reason"`
	Exemption  string       `json:"exemption"`
	AtPin      bool         `json:"atPin"`
	Operations []string     `json:"operations"`
	Callers    []string     `json:"callers"`
	Position   positionJSON `json:"position"`
}

type positionJSON struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// JSON writes the changes as one object. DiffSchema describes it.
func (d *Diff) JSON(w io.Writer) error {
	out := diffJSON{
		From: input(d.From), To: input(d.To), FromPin: d.Pins.From.String(), Pin: d.Pins.To.String(), Breaking: d.Breaking(),
		Changes: []changeJSON{}, Renames: orEmpty(d.Renames.Names), Removed: orEmpty(d.Renames.Removed),
	}
	if d.SDK != nil {
		out.SDK = &verdictJSON{d.SDK.Level.String(), orEmpty(d.SDK.Incompatible), orEmpty(d.SDK.Generator), orEmpty(d.SDK.Compatible)}
	}
	for _, c := range d.Changes {
		out.Changes = append(out.Changes, change(c))
	}
	return writeJSON(w, out)
}

func input(d *model.Document) inputJSON { return inputJSON{d.File, d.Checksum, d.Revision} }

// orEmpty returns s, or an empty slice instead of nil, which JSON writes as null.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func change(c diff.Change) changeJSON {
	return changeJSON{
		ID: c.ID, Kind: c.Kind, Operation: c.Where.Operation, Version: c.Where.Version, Schema: c.Where.Schema, Path: c.Where.Path,
		Before: c.Before, After: c.After, Breaking: c.Breaking, Reason: c.Reason, Exemption: c.Exemption, AtPin: c.AtPin,
		Operations: orEmpty(c.Operations), Callers: orEmpty(c.Callers), Position: positionJSON{c.Pos.File, c.Pos.Line, c.Pos.Column},
	}
}

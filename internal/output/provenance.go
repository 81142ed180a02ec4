package output

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Provenance records the inputs of the outputs. Equal provenances give equal
// files.
type Provenance struct {
	Tool        string              `json:"tool"` // version of the generator
	Document    Source              `json:"document"`
	Dialect     string              `json:"dialect"`               // its name
	DialectFile *Source             `json:"dialectFile,omitempty"` // unless the dialect is a built-in one
	Overlays    []Source            `json:"overlays,omitempty"`    // in the order of application
	Inputs      string              `json:"inputs,omitempty"`      // SHA-256 of all files, if the document refers to others
	Aliases     *Source             `json:"aliases,omitempty"`     // file of aliases for the command line, if there is one
	Changelog   *Source             `json:"changelog,omitempty"`   // changelog of the reference
	KeptNames   *Source             `json:"keptNames,omitempty"`   // file of Go names that places keep
	Former      *Source             `json:"former,omitempty"`      // document whose names the SDK keeps as aliases
	Templates   []Source            `json:"templates,omitempty"`   // replaced templates, by name
	Examples    []Source            `json:"examples,omitempty"`    // files copied into the SDK, by name
	Select      map[string][]string `json:"select,omitempty"`      // names by kind; empty if everything is generated
	Names       map[string]string   `json:"names,omitempty"`       // names of the outputs, by key of the configuration
	Pin         string              `json:"pin,omitempty"`         // empty for a document without versions
	Versions    string              `json:"versions,omitempty"`    // "pinned" or "all"
	DropSunset  string              `json:"dropSunsetBefore,omitempty"`
}

// A Source is one input file.
type Source struct {
	Name     string `json:"name"` // without folders, so that locks are equal on all machines
	Checksum string `json:"sha256"`
	Revision string `json:"revision,omitempty"` // the publisher's own
}

// Recorded returns the provenance in the lock of dir. found is false if there
// is no lock.
func Recorded(dir string) (from Provenance, found bool, err error) {
	data, err := os.ReadFile(filepath.Join(dir, LockName))
	if errors.Is(err, fs.ErrNotExist) {
		return from, false, nil
	}
	if err != nil {
		return from, false, fmt.Errorf("reading the lock: %w", err)
	}
	if err := decode(LockName, data, &from); err != nil {
		return from, false, err
	}
	return from, true, nil
}

// Differences returns the keys whose values differ, sorted, with both values as
// JSON: "pin: was 2024-08-05, is 2025-03-12".
func (p Provenance) Differences(now Provenance) []string {
	before, after := p.keys(), now.keys()
	all := maps.Clone(before)
	maps.Copy(all, after)
	var list []string
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if !bytes.Equal(before[key], after[key]) {
			list = append(list, fmt.Sprintf("%s: was %s, is %s", key, value(before[key]), value(after[key])))
		}
	}
	return list
}

func (p Provenance) keys() map[string]json.RawMessage {
	keys := map[string]json.RawMessage{}
	data, err := json.Marshal(p)
	if err == nil {
		err = json.Unmarshal(data, &keys)
	}
	if err != nil {
		panic(fmt.Sprintf("encoding a provenance: %v", err))
	}
	return keys
}

func value(json json.RawMessage) string { return cmp.Or(string(json), "absent") }

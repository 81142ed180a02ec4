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

// Provenance says what the outputs are made of: the same provenance gives the
// same files.
type Provenance struct {
	Tool       string              `json:"tool"` // its version
	Document   Source              `json:"document"`
	Overlays   []Source            `json:"overlays,omitempty"`  // in the order in which they were applied
	Inputs     string              `json:"inputs,omitempty"`    // SHA-256 over all files that were read, if the document refers to others
	Aliases    *Source             `json:"aliases,omitempty"`   // of the command line, if a file has them
	Changelog  *Source             `json:"changelog,omitempty"` // of the reference
	Templates  []Source            `json:"templates,omitempty"` // that replace built-in ones, by name
	Examples   []Source            `json:"examples,omitempty"`  // that became part of the SDK, by name
	Select     map[string][]string `json:"select,omitempty"`    // what is generated, if not everything: names by kind
	Names      map[string]string   `json:"names,omitempty"`     // of the outputs, by key of the configuration
	Pin        string              `json:"pin,omitempty"`       // empty for a document without versions
	Versions   string              `json:"versions,omitempty"`  // "pinned" or "all"
	DropSunset string              `json:"dropSunsetBefore,omitempty"`
}

// A Source is one input file.
type Source struct {
	Name     string `json:"name"` // without folders: a lock names no place on a machine
	Checksum string `json:"sha256"`
	Revision string `json:"revision,omitempty"` // the publisher's own
}

// Recorded returns what the outputs below dir were made of according to their
// lock; found is false if there is none.
func Recorded(dir string) (from Provenance, found bool, err error) {
	data, err := os.ReadFile(filepath.Join(dir, LockName))
	if errors.Is(err, fs.ErrNotExist) {
		return from, false, nil
	}
	if err != nil {
		return from, false, fmt.Errorf("reading the lock: %w", err)
	}
	if err := json.Unmarshal(data, &from); err != nil {
		return from, false, fmt.Errorf("%s is damaged: %w", LockName, err)
	}
	return from, true, nil
}

// Differences says, key by key in alphabetical order, where two provenances
// differ: "pin: was 2024-08-05, is 2025-03-12" with both values as JSON.
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
		panic(fmt.Sprintf("a struct of strings has no JSON: %v", err))
	}
	return keys
}

func value(json json.RawMessage) string { return cmp.Or(string(json), "not there") }

// Package exempt accepts breaking changes for a time.
package exempt

import (
	"errors"
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An Exemption accepts one breaking change until a date.
type Exemption struct {
	ID      string     `yaml:"id"`      // ID of the change
	Reason  string     `yaml:"reason"`  // why the change is accepted
	Expires model.Date `yaml:"expires"` // last day of the exemption
}

// Apply sets the field Exemption of the changes that the exemptions name. asOf
// is the current day. An exemption that is incomplete, has expired, or matches
// no breaking change is an error; the error lists all of them.
func Apply(changes []diff.Change, exemptions []Exemption, asOf model.Date) error {
	var problems []error
	seen := map[string]bool{}
	for _, e := range exemptions {
		if err := e.check(asOf, seen); err != nil {
			problems = append(problems, err)
			continue
		}
		if !e.apply(changes) {
			problems = append(problems, fmt.Errorf("exemption of %s is not used: there is no such breaking change", e.ID))
		}
	}
	return errors.Join(problems...)
}

func (e Exemption) check(asOf model.Date, seen map[string]bool) error {
	repeated := seen[e.ID]
	seen[e.ID] = true
	_, err := model.ParseDate(string(e.Expires))
	switch {
	case e.ID == "":
		return errors.New("exemption without an id")
	case repeated:
		return fmt.Errorf("second exemption of %s", e.ID)
	case strings.TrimSpace(e.Reason) == "":
		return fmt.Errorf("exemption of %s has no reason", e.ID)
	case err != nil:
		return fmt.Errorf("exemption of %s: expires: %w", e.ID, err)
	case e.Expires < asOf:
		return fmt.Errorf("exemption of %s expired on %s", e.ID, e.Expires)
	}
	return nil
}

// apply marks the breaking changes that match e, and reports whether there are
// any.
func (e Exemption) apply(changes []diff.Change) bool {
	used := false
	for i := range changes {
		if changes[i].ID == e.ID && changes[i].Breaking {
			changes[i].Exemption = e.Reason
			used = true
		}
	}
	return used
}

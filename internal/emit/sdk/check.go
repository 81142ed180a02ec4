package sdk

import (
	"errors"
	"fmt"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// check returns an error for each name that no struct tag can carry.
func check(api *model.API) error {
	var errs []error
	for _, e := range api.Endpoints {
		for _, p := range e.Operation.Params {
			errs = append(errs, checkTag(p.Pos, "parameter", p.Name.Wire))
		}
	}
	return errors.Join(errs...)
}

// checkTag returns an error if a name cannot stand in a tag.
func checkTag(pos model.Position, what, name string) error {
	if !text.IsTagName(name) {
		return fmt.Errorf("%v: the name of a %s cannot stand in the tag of a Go struct: %q", pos, what, name)
	}
	return nil
}

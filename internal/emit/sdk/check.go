package sdk

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/atlasgen/atlasgen/internal/model"
)

// check returns an error for each name that no struct tag can carry.
func check(api *model.API) error {
	var errs []error
	for _, d := range api.Decls {
		if object, ok := d.Type.(*model.Object); ok {
			for _, p := range object.Properties {
				errs = append(errs, checkTag(p.Pos, "property", p.Name.Wire))
			}
		}
	}
	for _, e := range api.Endpoints {
		for _, p := range e.Operation.Params {
			errs = append(errs, checkTag(p.Pos, "parameter", p.Name.Wire))
		}
	}
	return errors.Join(errs...)
}

// checkTag applies the rule of encoding/json, which takes a tag for no name if it
// holds other characters than these, and "-" for the order to leave a field out.
func checkTag(pos model.Position, what, name string) error {
	bad := strings.IndexFunc(name, func(r rune) bool {
		return !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if name == "" || name == "-" || bad >= 0 {
		return fmt.Errorf("%v: the name of a %s cannot stand in the tag of a Go struct: %q", pos, what, name)
	}
	return nil
}

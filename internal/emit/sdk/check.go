package sdk

import (
	"errors"
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// check returns an error for each name of a parameter that no struct tag can carry: one
// that ends like the mark of a list with commas.
func check(api *model.API) error {
	var errs []error
	for _, e := range api.Endpoints {
		for _, p := range e.Operation.Params {
			if strings.HasSuffix(p.Name.Wire, ",csv") {
				errs = append(errs, fmt.Errorf("%v: the name of a parameter cannot stand in the tag of a Go struct: %q", p.Pos, p.Name.Wire))
			}
		}
	}
	return errors.Join(errs...)
}

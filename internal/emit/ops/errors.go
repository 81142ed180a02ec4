package ops

import (
	"github.com/atlasgen/atlasgen/internal/dialect"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// errorForm returns the form of error responses in a dialect. If a value may be in
// several places, the fake writes it to the first.
func errorForm(e dialect.Errors) table.Errors {
	return table.Errors{
		Status:      first(e.Status),
		Code:        first(e.Code),
		Title:       first(e.Title),
		Detail:      first(e.Detail),
		Parameters:  first(e.Parameters),
		Violations:  first(e.Violations.At),
		Field:       firstName(e.Violations.Field),
		Description: firstName(e.Violations.Description),
	}
}

func first(paths []dialect.Path) []string {
	if len(paths) == 0 {
		return nil
	}
	return paths[0].Steps()
}

func firstName(paths []dialect.Path) string {
	if len(paths) == 0 {
		return ""
	}
	return string(paths[0])
}

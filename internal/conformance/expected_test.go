package conformance

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/source"
	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// expectedCall returns how the SDK must call an operation of the document.
func expectedCall(use spec.Use, pin string) source.Call {
	o := use.Operation
	name := o.MethodName()
	if use.Version != o.Choose(pin) {
		name += strings.ReplaceAll(use.Version, "-", "")
	}
	e := source.Call{Service: spec.ServiceName(o.Tag), Method: name + "WithParams", Verb: o.Method, Path: o.Path}
	e.Accept, e.AcceptCSV = accepts(use)
	for _, m := range o.Request(use.Version) {
		e.ContentType = m.Type
	}
	return e
}

// accepts returns the media type to request, and that of the same response as
// CSV if it is also available as JSON.
func accepts(use spec.Use) (accept, csv string) {
	answers, _ := use.Operation.Responses(use.Version)
	for _, answer := range answers {
		if answer.Status[0] != '2' {
			continue
		}
		for _, m := range answer.Media {
			switch {
			case accept == "" || strings.HasSuffix(m.Type, "json"):
				if strings.HasSuffix(accept, "csv") {
					csv = accept
				}
				accept = m.Type
			case strings.HasSuffix(m.Type, "csv"):
				csv = m.Type
			}
		}
	}
	return accept, csv
}

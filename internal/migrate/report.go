package migrate

import (
	"fmt"
	"io"
	"strings"
)

// Open reports whether the changed code does not compile yet, or was not changed
// everywhere.
func (r *Result) Open() bool {
	for _, p := range r.Problems {
		if p.Error || p.Todo {
			return true
		}
	}
	return false
}

// Text writes the problems, those with the same cause together.
func (r *Result) Text(w io.Writer) error {
	var b strings.Builder
	var causes []string
	groups := map[string][]Problem{}
	for _, p := range r.Problems {
		if groups[p.Cause] == nil {
			causes = append(causes, p.Cause)
		}
		groups[p.Cause] = append(groups[p.Cause], p)
	}
	for _, cause := range causes {
		fmt.Fprintf(&b, "\n%s (%d places)\n    %s\n", cause, len(groups[cause]), groups[cause][0].Cure)
		for _, p := range groups[cause] {
			fmt.Fprintf(&b, "    %v\n", p)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

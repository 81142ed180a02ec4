package page

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// maxName is how many characters of a file name come from an operation.
const maxName = 120

// FileNames returns the names of the pages of all operations, in their order,
// without an extension. Of an operation's name they have letters, digits, low lines
// and hyphens. No two differ in capitals only, and none is too long for a file
// system: such names end in a checksum of the operation's name.
func FileNames(program *Program, t *ops.Table) []string {
	taken := map[string]bool{}
	names := make([]string, len(t.Operations))
	for i, op := range t.Operations {
		name := fileName(op.CommandName())
		if folded := strings.ToLower(name); len(name) > maxName || name == "" || taken[folded] {
			name = name[:min(len(name), maxName)] + "-" + checksum(op.CommandName())
		}
		taken[strings.ToLower(name)] = true
		names[i] = program.Name + "-api-" + name
	}
	return names
}

func fileName(operation string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '_' || !unsafe(r)) && !strings.ContainsRune("./:@,+", r) {
			return r
		}
		return -1
	}, operation)
}

// checksum returns eight hexadecimal digits of a text.
func checksum(text string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(text)) // a hash accepts everything
	return fmt.Sprintf("%08x", h.Sum32())
}

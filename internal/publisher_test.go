package internal_test

import (
	"regexp"
	"strings"
	"testing"
)

// publisher matches names of the publisher whose document is built in, ownNames the
// names of this project and its modules, which contain one of them.
var (
	publisher = regexp.MustCompile(`(?i)atlas|mongo`)
	ownNames  = regexp.MustCompile(`github\.com/atlasgen/[a-z/-]*|atlasgen`)
)

// TestNoPublisherInGo holds that facts of one publisher are data: a fork for
// another API changes no Go.
func TestNoPublisherInGo(t *testing.T) {
	for _, s := range handWritten(t) {
		if s.isTest() || mayNamePublisher(s.path) {
			continue
		}
		for i, line := range strings.Split(string(s.data), "\n") {
			if publisher.MatchString(ownNames.ReplaceAllString(line, "")) {
				t.Errorf("%s:%d names a publisher: %s", s.path, i+1, strings.TrimSpace(line))
			}
		}
	}
}

// mayNamePublisher reports whether a file belongs to the dialects, to the judges,
// which know the published documents, or to the examples of the built-in document.
func mayNamePublisher(path string) bool {
	for _, dir := range []string{"internal/dialect/", "internal/conformance/", "testdata/examples/"} {
		if strings.HasPrefix(path, dir) {
			return true
		}
	}
	return false
}

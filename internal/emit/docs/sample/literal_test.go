package sample

import (
	"fmt"
	"go/format"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLiteralsAreFormatted compares random composite literals with what gofmt makes of
// them.
func TestLiteralsAreFormatted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var code Code
		code.plain("package p\n\nvar x = ")
		l := randomLiteral(r, 3)
		l.write(&code, "")
		code.plain("\n")
		want, err := format.Source([]byte(code.Text()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, code.Text())
		}
		if diff := cmp.Diff(string(want), code.Text()); diff != "" {
			t.Fatalf("-gofmt +written:\n%s", diff)
		}
	}
}

// randomLiteral returns a struct or a list with keys of different lengths.
func randomLiteral(r *rand.Rand, depth int) *literal {
	l := &literal{}
	if depth == 0 || r.IntN(3) == 0 {
		l.head.plain(fmt.Sprint(r.IntN(1000)))
		return l
	}
	l.braces, l.object = true, true
	l.head.plain("T")
	keyed := r.IntN(4) > 0
	for i := range r.IntN(6) {
		f := field{value: randomLiteral(r, depth-1)}
		if keyed {
			f.key = fmt.Sprintf("K%d%s", i, strings.Repeat("x", []int{r.IntN(8), r.IntN(60)}[r.IntN(2)]))
		}
		l.fields = append(l.fields, f)
	}
	return l
}

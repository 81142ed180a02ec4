package model

import (
	"cmp"
	"fmt"
)

// A Position is a place in an input file. Line and Column count from 1; the
// zero Position is no place at all.
type Position struct {
	File   string // as it was given to the parser
	Line   int
	Column int
}

// String returns "file:line:col", the form that editors and terminals link.
func (p Position) String() string {
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// ComparePositions orders by file, line and column.
func ComparePositions(a, b Position) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
	)
}

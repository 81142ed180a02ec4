package page

import (
	"math"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/extent"
)

// Pages repeat schemas: each page of an operation expands every schema that it
// reaches, so that it can be read alone. In a document whose schemas all lead to each
// other this would cost the number of operations times the number of schemas. So the
// pages of a large site have room for a part of that, and what a page has no room
// for stands on the page of the schema alone.

// limitRoom sets how many bytes the schemas of one page may take, so that those of
// all pages take at most half of what the outputs may have.
func (s *Site) limitRoom() {
	s.room = math.MaxInt
	for _, d := range s.API.Document.Decls {
		s.extents[d] = extent.Decl(d)
	}
	limit := s.API.Document.Limit / 2
	wanted, sum := s.wanted(limit)
	if limit == 0 || sum <= limit {
		return
	}
	low, high := 0, limit
	for low < high {
		middle := (low + high + 1) / 2
		if total(wanted, middle) <= limit {
			low = middle
		} else {
			high = middle - 1
		}
	}
	s.room = low
}

// maxVisits is how many uses of schemas by operations are followed at most; those
// of the largest published document are 60,000.
const maxVisits = 2_000_000

// wanted returns about how many bytes the schemas of each page take, each at most
// limit, and their sum. It counts limit where following the uses takes too long.
func (s *Site) wanted(limit int) (all []int, sum int) {
	visits := 0
	for _, subject := range s.Subjects {
		for _, r := range subject.Op.Revisions {
			e := &model.Endpoint{Operation: subject.Op, Revision: r}
			n := 0
			seen := map[*model.Decl]bool{} // asked, never ranged over
			e.Walk(func(d *model.Decl) bool {
				visits++
				if seen[d] || n >= limit || visits > maxVisits {
					return false
				}
				seen[d] = true
				n += s.extents[d]
				return true
			})
			if visits > maxVisits {
				n = limit
			}
			all, sum = append(all, min(n, limit)), sum+min(n, limit)
		}
	}
	return all, sum
}

func total(wanted []int, room int) int {
	sum := 0
	for _, n := range wanted {
		sum += min(n, room)
	}
	return sum
}

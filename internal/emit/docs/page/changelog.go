package page

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A Changelog lists changes by release, and then those that the document lists by
// operation.
type Changelog struct {
	Releases []Release
	Notes    []OperationNote // newest first
}

// A Release is a section of the changelog that the configuration names.
type Release struct {
	Anchor string // unique on the page
	Date   string // 2026-08-21, or empty
	Title  string
	Text   string // CommonMark
}

// An OperationNote is an entry of an operation's changelog.
type OperationNote struct {
	Ref
	Note
}

// Changelog returns the changelog of the site.
func (s *Site) Changelog() *Changelog { return &Changelog{s.releases(), s.notes()} }

// heading matches the line that begins a section of a changelog.
var heading = regexp.MustCompile(`(?m)^#{1,2} +(.*)$`)

// date matches a date in the title of a release.
var date = regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b`)

// releases splits the given changelog at its headings.
func (s *Site) releases() []Release {
	releases := slices.Clone(s.options.Releases)
	changelog := s.options.Changelog
	places := heading.FindAllStringSubmatchIndex(changelog, -1)
	for i, at := range places {
		end := len(changelog)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		title := text.Printable(strings.TrimSpace(changelog[at[2]:at[3]]))
		releases = append(releases, Release{Date: date.FindString(title), Title: title, Text: changelog[at[1]:end]})
	}
	taken := map[string]bool{}
	for i, r := range releases {
		releases[i].Anchor = fmt.Sprintf("release-%d", i+1)
		if anchor := "release-" + r.Date; r.Date != "" && !taken[anchor] {
			releases[i].Anchor = anchor // it stays when others come before it
		}
		taken[releases[i].Anchor] = true
	}
	return releases
}

func (s *Site) notes() []OperationNote {
	var all []OperationNote
	for _, subject := range s.Subjects {
		for _, c := range subject.Op.Changelog {
			all = append(all, OperationNote{subject.Ref(subject.Current), Note{string(c.Date), c.Text}})
		}
	}
	slices.SortStableFunc(all, func(a, b OperationNote) int { return strings.Compare(b.Date, a.Date) })
	return all
}

package model

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Date is a calendar day as "YYYY-MM-DD", or empty. Dates compare as strings.
// "9999-12-31" means undecided (docs/versions.md, rule 8).
type Date string

// Undecided reports whether no day has been chosen yet.
func (d Date) Undecided() bool { return d == "9999-12-31" }

// ParseDate returns s as a Date if it is a day of the calendar.
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%q is no date of the form YYYY-MM-DD", s)
	}
	return Date(s), nil
}

// A Stage is the maturity of a Version.
type Stage int

// The stages, in the order in which versions are listed.
const (
	Unversioned Stage = iota // the document does not date its media types
	Stable
	Upcoming
	Preview
)

// A Version is one dated, numbered or named version of an operation. The zero Version
// is that of documents without versions.
type Version struct {
	Stage  Stage
	Date   Date   // of a Stable or Upcoming version with a date
	Number int    // of a Stable version without a date, from 1; else 0
	Name   string // of a private Preview; empty for the public one
}

var (
	previewName   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]*$`)
	versionNumber = regexp.MustCompile(`^v?([1-9][0-9]{0,5})$`)
)

// ParseVersion reads "2024-08-05", "2024-08-05.upcoming", "preview" or
// "preview:name", the spellings of docs/versions.md, and the numbers "v2" and
// "2".
func ParseVersion(s string) (Version, error) {
	if s == "preview" {
		return Version{Stage: Preview}, nil
	}
	if name, ok := strings.CutPrefix(s, "preview:"); ok {
		if !previewName.MatchString(name) {
			return Version{}, fmt.Errorf("%q is no name of a preview", name)
		}
		return Version{Stage: Preview, Name: name}, nil
	}
	if number := versionNumber.FindStringSubmatch(s); number != nil {
		n, err := strconv.Atoi(number[1])
		return Version{Stage: Stable, Number: n}, err
	}
	day, upcoming := strings.CutSuffix(s, ".upcoming")
	date, err := ParseDate(day)
	if err != nil {
		return Version{}, fmt.Errorf("%q is no version: want YYYY-MM-DD, YYYY-MM-DD.upcoming, a number such as v2, preview or preview:NAME", s)
	}
	if upcoming {
		return Version{Stage: Upcoming, Date: date}, nil
	}
	return Version{Stage: Stable, Date: date}, nil
}

// String returns the spelling that ParseVersion reads; it is empty for the
// zero Version.
func (v Version) String() string {
	switch v.Stage {
	case Stable:
		if v.Number > 0 {
			return "v" + strconv.Itoa(v.Number)
		}
		return string(v.Date)
	case Upcoming:
		return string(v.Date) + ".upcoming"
	case Preview:
		if v.Name == "" {
			return "preview"
		}
		return "preview:" + v.Name
	default:
		return ""
	}
}

// Settled reports whether the version is final: not a preview and not upcoming.
func (v Version) Settled() bool { return v.Stage == Stable || v.Stage == Unversioned }

var versionPunctuation = strings.NewReplacer("-", "", ".", "", ":", "")

// Compact returns the version as part of an identifier: "20240805", "V2".
func (v Version) Compact() string {
	if v.Number > 0 {
		return "V" + strconv.Itoa(v.Number)
	}
	return versionPunctuation.Replace(v.String())
}

// CompareVersions orders by stage, then by date or number, then by name: stable
// versions oldest first, then upcoming ones, then previews.
func CompareVersions(a, b Version) int {
	return cmp.Or(
		cmp.Compare(a.Stage, b.Stage),
		cmp.Compare(a.Date, b.Date),
		cmp.Compare(a.Number, b.Number),
		cmp.Compare(a.Name, b.Name),
	)
}

// UpTo reports whether v is a stable version that is not newer than pin. A date and
// a number are never compared.
func (v Version) UpTo(pin Version) bool {
	stable := v.Stage == Stable && pin.Stage == Stable
	return stable && (v.Number > 0) == (pin.Number > 0) && v.Date <= pin.Date && v.Number <= pin.Number
}

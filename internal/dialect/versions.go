package dialect

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Versions describes the media types that carry a version. If MediaType is empty,
// nothing is versioned.
type Versions struct {
	MediaType MediaType `yaml:"mediaType"`
	Kind      Kind      `yaml:"kind"` // the default is Dates
}

func (v *Versions) fault() string {
	if v.Kind == "" {
		v.Kind = Dates
	}
	if v.MediaType == "" && v.Kind != Dates {
		return "a kind of versions needs a mediaType"
	}
	return ""
}

// A Kind is a form of versions.
type Kind string

// The kinds of versions.
const (
	Dates   Kind = "date"   // 2024-08-05, 2024-08-05.upcoming, preview
	Numbers Kind = "number" // v2
)

func (k Kind) fault() string {
	if k != Dates && k != Numbers {
		return fmt.Sprintf("is neither %q nor %q", Dates, Numbers)
	}
	return ""
}

// A MediaType is the pattern of versioned media types:
// "application/vnd.atlas.{version}+{format}". The format may be a fixed text.
type MediaType string

var mediaTypePattern = regexp.MustCompile(`^[a-z]+/[a-z0-9.-]+\{version\}[a-z0-9.-]*\+(\{format\}|[a-z]+)$`)

func (m MediaType) fault() string {
	if m != "" && !mediaTypePattern.MatchString(string(m)) {
		return "is no media type in lower case with {version} and a format behind +"
	}
	return ""
}

// vendor returns the common beginning of all versioned media types, without the last
// separator: "application/vnd.atlas".
func (m MediaType) vendor() string {
	before, _, _ := strings.Cut(string(m), "{version}")
	return before[:max(0, strings.LastIndexAny(before, "./-"))]
}

// String returns the pattern.
func (m MediaType) String() string {
	return strings.NewReplacer("{version}", "VERSION", "{format}", "FORMAT").Replace(string(m))
}

// Split returns the version and the format in a versioned media type, unchanged. It
// returns false for other media types.
func (v *Versions) Split(mediaType string) (version, format string, ok bool) {
	before, after, _ := strings.Cut(string(v.MediaType), "{version}")
	rest, ok := strings.CutPrefix(mediaType, before)
	if v.MediaType == "" || !ok {
		return "", "", false
	}
	i := strings.IndexByte(rest, '+')
	if i < 0 {
		return "", "", false
	}
	format = rest[i+1:]
	between, fixed, _ := strings.Cut(after, "+")
	version, ok = strings.CutSuffix(rest[:i], between)
	if !ok || version == "" || !isFormat(format) || fixed != "{format}" && fixed != format {
		return "", "", false
	}
	return version, format, true
}

func isFormat(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// Looks reports whether a media type begins like a versioned one. Such a media type
// without a version is a mistake.
func (v *Versions) Looks(mediaType string) bool {
	vendor := v.MediaType.vendor()
	return vendor != "" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(mediaType)), vendor)
}

// Parse reads the version of a media type. It never returns a named preview, because
// media types do not contain the name.
func (v *Versions) Parse(version string) (model.Version, error) {
	parsed, err := model.ParseVersion(version)
	if err != nil || parsed.Name != "" || parsed.Stage == model.Stable && (parsed.Number > 0) != (v.Kind == Numbers) {
		return model.Version{}, fmt.Errorf("%q is no version: want %s", version, v.Kind.Spelling())
	}
	return parsed, nil
}

// Spelling describes the form of versions, for error texts.
func (k Kind) Spelling() string {
	if k == Numbers {
		return "v1, v2 or preview"
	}
	return "YYYY-MM-DD, YYYY-MM-DD.upcoming or preview"
}

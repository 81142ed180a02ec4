// Package atlas is the Atlas dialect: what the Atlas Admin API's documents mean
// beyond OpenAPI. A fork for another API changes this package, and beside it the
// grammar of its extensions in package strict. The rules are in
// docs/versions.md.
package atlas

import (
	"cmp"
	"mime"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// The keys of the dialect.
const (
	OperationID   = "x-xgen-operation-id-override"
	VerbOverride  = "x-xgen-method-verb-override"
	Version       = "x-xgen-version"
	Preview       = "x-xgen-preview"
	Sunset        = "x-sunset"
	Roles         = "x-rolesRequirements"
	Changelog     = "x-xgen-changelog"
	DocsURL       = "x-xgen-docs-url"
	ExternalLinks = "x-externalLinks"
	Revision      = "x-xgen-sha"
	KeyName       = "x-additionalPropertiesName"
	Immutable     = "x-xgen-server-computed-immutable"
	Watcher       = "x-xgen-atlascli"
)

var versionedType = regexp.MustCompile(`^application/vnd\.atlas\.([^+]+)\+([a-z]+)$`)

// MediaType reads the key of a content object. The value tells the name of a
// private preview (rule 3); where it does not, the version is "preview".
func MediaType(key string, value *tree.Node) model.MediaType {
	m := versionedType.FindStringSubmatch(key)
	if m == nil {
		return model.MediaType{Text: key, Format: format(key)}
	}
	version, err := model.ParseVersion(m[1])
	if err != nil {
		return model.MediaType{Text: key, Format: m[2]} // the strict check has complained
	}
	if preview := value.Get(Preview); preview != nil && preview.Str("public") != "true" {
		version.Name = preview.Str("name")
	}
	return model.MediaType{Text: key, Version: version, Format: m[2]}
}

// format returns the structured syntax suffix of a media type, or its subtype.
func format(key string) string {
	essence, _, _ := strings.Cut(key, ";")
	_, subtype, _ := strings.Cut(strings.TrimSpace(essence), "/")
	if i := strings.LastIndexByte(subtype, '+'); i >= 0 {
		subtype = subtype[i+1:]
	}
	return strings.ToLower(subtype)
}

// formats are the suffixes and subtypes of the media types that a client can
// read or write: JSON is decoded, the others are streams of bytes.
var formats = []string{"json", "csv", "gzip", "x-gzip", "plain", "octet-stream"}

// MediaTypeFault returns what is wrong with the key of a content object, or "".
// A key that looks versioned and is not is malformed (docs/versions.md).
func MediaTypeFault(key string) string {
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(key)), "application/vnd.atlas") {
		m := versionedType.FindStringSubmatch(key)
		if m == nil || strings.HasPrefix(m[1], "preview:") {
			return "malformed media type, want application/vnd.atlas.VERSION+FORMAT"
		}
		if _, err := model.ParseVersion(m[1]); err != nil {
			return "malformed media type, want a version YYYY-MM-DD, YYYY-MM-DD.upcoming or preview"
		}
	}
	essence, _, err := mime.ParseMediaType(key)
	if err != nil || !strings.Contains(essence, "/") {
		return "not a media type"
	}
	if !slices.Contains(formats, format(key)) {
		return "media type is not supported, only JSON, CSV, gzip, plain text and octet streams are"
	}
	return ""
}

// VersionText returns the version in a versioned media type, as it is written there.
func VersionText(key string) string {
	if m := versionedType.FindStringSubmatch(key); m != nil {
		return m[1]
	}
	return ""
}

// Versions returns the candidates of an operation (rule 1): the versions of the
// media types of its inline responses, in order. An operation without any has
// the zero version alone. There is always one.
func Versions(responses *tree.Node) []model.Version {
	var all []model.Version
	for _, response := range responses.Pairs() {
		for key, value := range response.Get("content").Pairs() {
			if m := MediaType(key.Text, value); m.Version.Stage != model.Unversioned {
				all = append(all, m.Version)
			}
		}
	}
	if len(all) == 0 {
		return []model.Version{{}}
	}
	slices.SortFunc(all, model.CompareVersions)
	return slices.Compact(all)
}

// OperationName returns the node of the name by which an operation is known; nil
// if it has none.
func OperationName(op *tree.Node) *tree.Node {
	return cmp.Or(op.Get(OperationID), op.Get("operationId"))
}

// Verb reads x-xgen-method-verb-override, whose flag is a bool or its text.
func Verb(op *tree.Node) (verb string, custom bool) {
	override := op.Get(VerbOverride)
	return override.Str("verb"), strings.EqualFold(override.Str("customMethod"), "true")
}

// ErrorCodes returns the codes in the examples of the shared error answers, each
// once. No schema lists them.
func ErrorCodes(root *tree.Node) []*tree.Node {
	var codes []*tree.Node
	for _, response := range root.Get("components").Get("responses").Pairs() {
		for _, media := range response.Get("content").Pairs() {
			code := media.Get("example").Get("errorCode")
			if code != nil && code.Text != "" && !slices.ContainsFunc(codes, func(c *tree.Node) bool { return c.Text == code.Text }) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

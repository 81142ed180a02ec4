package parser

import (
	"mime"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// formats are the suffixes and subtypes of the media types that a client can
// read or write: JSON is decoded, the others are streams of bytes.
var formats = []string{"json", "csv", "gzip", "x-gzip", "plain", "octet-stream"}

// mediaTypeFault returns what is wrong with the key of a content object, or "".
// A key that looks versioned and is not is malformed (versions.md).
func mediaTypeFault(key string) string {
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

// versionText returns the version in a versioned media type, as it is written there.
func versionText(key string) string {
	if m := versionedType.FindStringSubmatch(key); m != nil {
		return m[1]
	}
	return ""
}

// versions checks the previews of an operation (versions.md, rule 3): each
// response says which one it belongs to, and a request that does not belongs to
// the only one of the responses.
func (c *checker) versions(op *node) {
	var previews []string
	for _, response := range op.get("responses").pairs() {
		for key, value := range response.get("content").pairs() {
			if name := c.preview(key, value); name != "" {
				previews = append(previews, name)
			}
		}
	}
	slices.Sort(previews)
	previews = slices.Compact(previews)
	for key, value := range op.get("requestBody").get("content").pairs() {
		switch {
		case versionText(key.text) != "preview":
		case value.get(extPreview) != nil:
			c.preview(key, value)
		case len(previews) > 1:
			c.complain(key, "request could belong to several previews (%s): %s", strings.Join(previews, ", "), quote(key.text))
		}
	}
}

// preview returns the name of the preview of a media type; it is empty if that is none.
func (c *checker) preview(key, value *node) string {
	if versionText(key.text) != "preview" {
		return ""
	}
	extension := value.get(extPreview)
	name, public := extension.get("name"), extension.str("public") == "true"
	switch {
	case extension == nil:
		c.complain(key, "preview without %s: %s", extPreview, quote(key.text))
	case public && name != nil:
		c.complain(extension, "%s has a name and is public: %s", extPreview, quote(name.text))
	case !public && name == nil:
		c.complain(extension, "%s has no name and is not public", extPreview)
	case public:
		return "preview"
	default:
		return "preview:" + name.text
	}
	return ""
}

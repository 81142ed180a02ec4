// Package convention reads the conventions of a dialect from the nodes of a document:
// names, extensions and versions. docs/versions.md has the rules for versions.
package convention

import (
	"cmp"
	"errors"
	"iter"
	"mime"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A Reader reads documents of one dialect.
type Reader struct{ *dialect.Dialect }

// Extension returns the value of an extension, or nil. The dialect may lack its key.
func Extension(n *tree.Node, key dialect.Key) *tree.Node {
	if key == "" {
		return nil
	}
	return n.Get(string(key))
}

// Text returns the text of an extension, or "".
func Text(n *tree.Node, key dialect.Key) string {
	if value := Extension(n, key); value != nil {
		return value.Text
	}
	return ""
}

// MediaType reads the key of a content object. The value contains the name of a
// private preview (rule 3); without a name the version is "preview".
func (r Reader) MediaType(key string, value *tree.Node) model.MediaType {
	text, format, ok := r.Versions.Split(key)
	if !ok {
		return model.MediaType{Text: key, Format: formatOf(key)}
	}
	version, err := r.Versions.Parse(text)
	if err != nil {
		return model.MediaType{Text: key, Format: format} // the strict check has reported the error
	}
	if preview := Extension(value, r.Extensions.Preview); preview != nil && preview.Str("public") != "true" {
		version.Name = preview.Str("name")
	}
	return model.MediaType{Text: key, Version: version, Format: format}
}

// formatOf returns the structured syntax suffix of a media type, or its subtype.
func formatOf(key string) string {
	essence, _, _ := strings.Cut(key, ";")
	_, subtype, _ := strings.Cut(strings.TrimSpace(essence), "/")
	if i := strings.LastIndexByte(subtype, '+'); i >= 0 {
		subtype = subtype[i+1:]
	}
	return strings.ToLower(subtype)
}

// Fault describes what is wrong with the key of a content object that begins like a
// versioned one, and must have a version (docs/versions.md). Else it returns "".
func (r Reader) Fault(key string) string {
	if r.Versions.Looks(key) {
		version, _, ok := r.Versions.Split(key)
		if !ok || strings.HasPrefix(version, "preview:") {
			return "malformed media type, want " + r.Versions.MediaType.String()
		}
		if _, err := r.Versions.Parse(version); err != nil {
			return "malformed media type, want a version " + r.Versions.Kind.Spelling()
		}
	}
	return ""
}

// IsMediaType reports whether the key of a content object is a media type or a range
// of them. Others are left out. Parameters may be wrong, as in "text/plain; utf-8".
func IsMediaType(key string) bool {
	essence, _, err := mime.ParseMediaType(key)
	return (err == nil || errors.Is(err, mime.ErrInvalidMediaParameter)) && strings.Contains(essence, "/")
}

// VersionText returns the version in a versioned media type, unchanged.
func (r Reader) VersionText(key string) string {
	version, _, _ := r.Versions.Split(key)
	return version
}

// Candidates returns the candidates of an operation (rule 1): the versions of the
// media types of its inline responses, in order. It is never empty: without versions
// it contains the zero version.
func (r Reader) Candidates(responses *tree.Node) []model.Version {
	var all []model.Version
	for _, response := range Responses(responses) {
		for key, value := range response.Get("content").Pairs() {
			if m := r.MediaType(key.Text, value); m.Version.Stage != model.Unversioned {
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

// OperationName returns the node of an operation's public name, or nil.
func (r Reader) OperationName(op *tree.Node) *tree.Node {
	return cmp.Or(Extension(op, r.Extensions.PublicName), op.Get("operationId"))
}

// MediaTypes yields the keys of the content objects of a document's operations.
func MediaTypes(root *tree.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for content := range contents(root) {
			for key := range content.Pairs() {
				if !yield(key.Text) {
					return
				}
			}
		}
	}
}

// contents yields the content objects of bodies and responses. Some may be nil.
func contents(root *tree.Node) iter.Seq[*tree.Node] {
	return func(yield func(*tree.Node) bool) {
		for _, item := range root.Get("paths").Pairs() {
			for _, op := range item.Pairs() {
				for _, response := range Responses(op.Get("responses")) {
					if !yield(response.Get("content")) {
						return
					}
				}
				if !yield(op.Get("requestBody").Get("content")) {
					return
				}
			}
		}
	}
}

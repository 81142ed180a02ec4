package spec

import (
	"regexp"
	"slices"
	"strings"
)

// versioned matches media types with a version in the documents of Atlas.
var versioned = regexp.MustCompile(`^application/vnd\.atlas\.(\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d\.upcoming|preview)\+(json|csv|gzip)$`)

var day = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// mediaVersion returns the version of a media type, or "". An extension in
// value contains the name of a private preview.
func (d *Document) mediaVersion(key string, value *Node) string {
	match := d.Versioned.FindStringSubmatch(key)
	if match == nil {
		return ""
	}
	name := value.Get("x-xgen-preview", "name").Text()
	if match[1] == "preview" && name != "" {
		return "preview:" + name
	}
	return match[1]
}

// Versions returns the versions of an operation: stable ones oldest first, then
// the others. Shared responses and request bodies add none.
func (o *Operation) Versions() []string {
	var all []string
	for _, status := range o.node.Get("responses").Members() {
		content := o.node.Get("responses", status, "content")
		for _, key := range content.Members() {
			if v := o.doc.mediaVersion(key, content.Get(key)); v != "" && !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		if day.MatchString(a) != day.MatchString(b) {
			return map[bool]int{true: -1, false: 1}[day.MatchString(a)]
		}
		return strings.Compare(a, b)
	})
	return all
}

// Choose returns the version of the operation that a pin selects, or "".
func (o *Operation) Choose(pin string) string {
	chosen := ""
	for _, v := range o.Versions() {
		switch {
		case v == pin:
			return v
		case day.MatchString(pin) && day.MatchString(v) && v <= pin:
			chosen = v
		}
	}
	return chosen
}

// Stable reports whether a version is stable: a date.
func Stable(version string) bool { return day.MatchString(version) }

// Newest returns the newest stable version, or "".
func (o *Operation) Newest() string { return o.Choose("9999-12-31") }

// Successor returns the newest stable version if it is newer than a version, or
// "". A stable version is newer than every preview (docs/versions.md, rule 8).
func (o *Operation) Successor(version string) string {
	newest := o.Newest()
	if date, _, _ := strings.Cut(version, "."); day.MatchString(date) && newest <= date {
		return ""
	}
	return newest
}

// Responses returns the media types of each status code in one version, in
// document order, and the status codes that this version lacks.
func (o *Operation) Responses(version string) (kept []Answer, dropped []string) {
	for _, status := range o.node.Get("responses").Members() {
		response := o.node.Get("responses", status)
		answer := Answer{Status: status, Shared: response.Get("$ref") != nil}
		answer.Media = o.media(o.doc.Deref(response).Get("content"), version)
		if len(answer.Media) == 0 && o.hasVersions(response.Get("content")) {
			dropped = append(dropped, status)
			continue
		}
		kept = append(kept, answer)
	}
	return kept, dropped
}

// An Answer is a response: a status code with its media types.
type Answer struct {
	Status string
	Shared bool // a reference to a shared response
	Media  []Media
}

// A Media is a representation of a body.
type Media struct {
	Type   string
	Schema *Node // nil if the document has none
	Sunset string
}

func (o *Operation) media(content *Node, version string) []Media {
	var kept []Media
	for _, key := range content.Members() {
		value := content.Get(key)
		if v := o.doc.mediaVersion(key, value); v == "" || v == version {
			kept = append(kept, Media{Type: key, Schema: value.Get("schema"), Sunset: value.Get("x-sunset").Text()})
		}
	}
	return kept
}

func (o *Operation) hasVersions(content *Node) bool {
	return slices.ContainsFunc(content.Members(), o.doc.Versioned.MatchString)
}

// Request returns the representations of the request body in one version, or
// else those of the newest older version.
func (o *Operation) Request(version string) []Media {
	content := o.doc.Deref(o.node.Get("requestBody")).Get("content")
	best := ""
	for _, key := range content.Members() {
		v := o.requestVersion(key, content.Get(key))
		if v == version || v <= version && v > best && day.MatchString(v) && best != version {
			best = v
		}
	}
	var kept []Media
	for _, key := range content.Members() {
		if v := o.requestVersion(key, content.Get(key)); v == best || v == "" {
			kept = append(kept, Media{Type: key, Schema: content.Get(key, "schema")})
		}
	}
	return kept
}

// requestVersion returns the version of a media type of the request body. A
// preview without a name is that of the operation's responses.
func (o *Operation) requestVersion(key string, value *Node) string {
	v := o.doc.mediaVersion(key, value)
	if v != "preview" || value.Get("x-xgen-preview") != nil {
		return v
	}
	for _, other := range o.Versions() {
		if strings.HasPrefix(other, "preview") {
			return other
		}
	}
	return v
}

package page

import (
	"cmp"
	"encoding/json"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An Operation is one operation in one version. Its JSON form is the page for
// programs. HTML and Markdown are written from it too.
type Operation struct {
	Name        string    `json:"name"`        // the public name
	ID          string    `json:"operationId"` // the long name
	Title       string    `json:"title"`
	Method      string    `json:"method"`
	Server      string    `json:"server,omitempty"` // the URL to which samples send the path; empty for a webhook
	Path        string    `json:"path"`
	Tag         string    `json:"tag"`
	TagPage     string    `json:"-"`                     // below "tags/", without an extension
	File        string    `json:"-"`                     // of this page, below "operations/", without an extension
	Main        string    `json:"-"`                     // of the page that menus link to: that of the pinned version
	Description string    `json:"description,omitempty"` // CommonMark
	Version     string    `json:"version,omitempty"`
	Pin         string    `json:"pin,omitempty"` // of the site; the page may show another version
	Deprecated  bool      `json:"deprecated"`
	Sunset      string    `json:"sunset,omitempty"`      // "9999-12-31" if undecided
	Successor   string    `json:"successor,omitempty"`   // the version to move to
	Roles       []string  `json:"roles,omitempty"`       // the caller needs one of them
	Credentials []string  `json:"credentials,omitempty"` // alternatives; empty if they are those of most operations and name no scopes
	Go          *Link     `json:"go,omitempty"`          // the SDK's method; nil if the SDK lacks this version
	CLI         *Link     `json:"cli"`                   // the command; nil for a webhook
	Links       []Link    `json:"links,omitempty"`       // to other sites
	Versions    []Version `json:"versions,omitempty"`    // all of the operation, oldest first
	Params      []Group   `json:"parameters,omitempty"`  // by place
	Request     *Body     `json:"requestBody,omitempty"`
	Servers     []string  `json:"servers,omitempty"` // the operation's own; empty if it has those of the API
	Responses   []*Answer `json:"responses"`
	Errors      []*Body   `json:"errorBodies,omitempty"`   // content of error responses, each kind once
	Related     []Related `json:"responseLinks,omitempty"` // what the values of responses are for
	Callbacks   []Related `json:"callbacks,omitempty"`     // requests that the API sends afterwards
	Paging      *Paging   `json:"paging,omitempty"`
	Watch       *Watch    `json:"watch,omitempty"`
	History     []Note    `json:"changelog,omitempty"`
	Samples     []Sample  `json:"samples"`

	Inputs  []sample.Input `json:"-"` // parameters that a reader can set in the samples
	Settled bool           `json:"-"` // the version is neither a preview nor upcoming
}

// Newer describes the successor in one word: "newer" or "stable".
func (o *Operation) Newer() string { return choose(o.Settled, "newer", "stable") }

// A Related is an operation, a webhook or a callback that has to do with an operation.
type Related struct {
	Name        string `json:"name"`
	Page        string `json:"page,omitempty"`        // of this site, below its root and without an extension; or empty
	Text        string `json:"text"`                  // "POST {$request.body#/url}"
	Description string `json:"description,omitempty"` // CommonMark
}

// A Link leads to another page, of this site or not.
type Link struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

// A Version is one of an operation's versions, with a page of its own.
type Version struct {
	Name    string   `json:"version"`
	Page    string   `json:"page"` // without an extension; in the same folder
	Sunset  string   `json:"sunset,omitempty"`
	Current bool     `json:"current"`           // this page shows it
	Pinned  bool     `json:"pinned"`            // the site's pin selects it
	Changes []Change `json:"changes,omitempty"` // since the previous version
}

// A Group holds the parameters in one part of a request.
type Group struct {
	In     string   `json:"in"` // "path", "query", "header" or "cookie"
	Fields []*Field `json:"fields"`
}

// A Body is the content of a request or a response in one media type.
type Body struct {
	Anchor      string          `json:"anchor"`
	MediaType   string          `json:"mediaType"`
	Required    bool            `json:"required,omitempty"`    // of a request
	Description string          `json:"description,omitempty"` // CommonMark
	Schema      string          `json:"schema,omitempty"`      // name of the declared type
	Value       *Value          `json:"value,omitempty"`       // nil if the document gives no schema
	Tree        *Tree           `json:"tree,omitempty"`
	Example     json.RawMessage `json:"example,omitempty"`
}

// An Answer is a response with one status code.
type Answer struct {
	Anchor      string          `json:"anchor"`
	Status      string          `json:"status"`
	Description string          `json:"description,omitempty"` // CommonMark
	Headers     []*Field        `json:"headers,omitempty"`
	Bodies      []*Body         `json:"bodies,omitempty"`    // of a success
	MediaType   string          `json:"mediaType,omitempty"` // of an error
	Error       string          `json:"error,omitempty"`     // anchor of the error body
	Example     json.RawMessage `json:"example,omitempty"`   // of an error
	Code        string          `json:"code,omitempty"`      // in the example of an error
	Advice      *Advice         `json:"advice,omitempty"`    // what to do about an error
}

// A Value describes the allowed values of a schema.
type Value struct {
	Type     string    `json:"type"` // "string", "integer", "number", "boolean", "array", "object" or "any"
	Format   string    `json:"format,omitempty"`
	Values   []string  `json:"enum,omitempty"`
	Meanings []Meaning `json:"enumDescriptions,omitempty"` // of the values that the document explains
	Pattern  string    `json:"pattern,omitempty"`
	Min      string    `json:"minimum,omitempty"`
	Max      string    `json:"maximum,omitempty"`
	Above    bool      `json:"exclusiveMinimum,omitempty"`
	Below    bool      `json:"exclusiveMaximum,omitempty"`
	Multiple string    `json:"multipleOf,omitempty"`
	MinSize  *int      `json:"minLength,omitempty"`
	MaxSize  *int      `json:"maxLength,omitempty"`
	MinItems *int      `json:"minItems,omitempty"`
	MaxItems *int      `json:"maxItems,omitempty"`
	Unique   bool      `json:"uniqueItems,omitempty"`
	MinKeys  *int      `json:"minProperties,omitempty"`
	MaxKeys  *int      `json:"maxProperties,omitempty"`
	Items    *Value    `json:"items,omitempty"` // of an array
	Rules    []Rule    `json:"allOf,omitempty"` // what it must satisfy beyond that
	Schema   string    `json:"schema,omitempty"`
	Page     string    `json:"-"` // of the schema, below "schemas/", or empty
}

// A Meaning is what the document says about a value of an enum.
type Meaning struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

// A Field is a parameter, an attribute or a header.
type Field struct {
	Anchor        string `json:"anchor,omitempty"`
	Name          string `json:"name"` // "*" for additional properties
	Value                // the allowed values
	Required      bool   `json:"required"`
	Nullable      bool   `json:"nullable,omitempty"`
	ReadOnly      bool   `json:"readOnly,omitempty"`
	WriteOnly     bool   `json:"writeOnly,omitempty"`
	Immutable     bool   `json:"immutable,omitempty"`
	Deprecated    bool   `json:"deprecated,omitempty"`
	Discriminator bool   `json:"discriminator,omitempty"` // it is a discriminator
	Additional    bool   `json:"additionalProperties,omitempty"`
	KeyName       string `json:"keyName,omitempty"` // the meaning of a map's keys
	KeyPattern    string `json:"keyPattern,omitempty"`
	Description   string `json:"description,omitempty"`     // CommonMark
	Each          string `json:"itemDescription,omitempty"` // of an array's items, if they have their own
	Fixed         bool   `json:"fixed,omitempty"`           // a parameter whose only value is sent without being asked for
	Sent          string `json:"sent,omitempty"`            // an example of how a parameter is written that is not sent in the usual way
	Empty         bool   `json:"allowEmptyValue,omitempty"` // a parameter can be sent without a value

	Default json.RawMessage `json:"default,omitempty"`
	Docs    *Link           `json:"externalDocs,omitempty"`
	Tree    *Tree           `json:"tree,omitempty"`
	Same    string          `json:"sameAs,omitempty"` // anchor of an equal field in another arm; then all other facts are empty
}

// A Tree describes the content of an object: attributes, or one of several shapes.
type Tree struct {
	Anchor        string   `json:"anchor,omitempty"`
	See           string   `json:"seeAnchor,omitempty"` // anchor of the place that expands the same schema
	Schema        string   `json:"schema,omitempty"`
	Fields        []*Field `json:"attributes,omitempty"`
	Discriminator string   `json:"discriminator,omitempty"`
	AnyOf         bool     `json:"anyOf,omitempty"`
	Arms          []*Arm   `json:"oneOf,omitempty"`
}

// An Arm is one shape of a union. Several schemas may have the same shape.
type Arm struct {
	Anchor      string   `json:"anchor"`
	Tags        []string `json:"tags,omitempty"` // values of the discriminator that select it
	Key         string   `json:"key,omitempty"`  // a property that only it has
	Schemas     []string `json:"schemas"`
	Description string   `json:"description,omitempty"`
	Value       Value    `json:"value"`
	Tree        *Tree    `json:"tree,omitempty"`
	Pages       []string `json:"-"` // of the schemas, below "schemas/"; empty for a schema without a page
}

// Paging describes how to read a whole list.
type Paging struct {
	Item string `json:"item,omitempty"` // the schema of an element
	Go   string `json:"go,omitempty"`   // a loop over all elements; empty if the SDK lacks the version
	CLI  string `json:"cli"`
}

// A Watch describes how to find out that a change is done.
type Watch struct {
	Operation string   `json:"operation"` // public name of the polled operation
	Page      string   `json:"page,omitempty"`
	Path      string   `json:"path,omitempty"`
	Values    []string `json:"values,omitempty"`
	Status    int      `json:"status,omitempty"`
}

// A Note is an entry of an operation's changelog.
type Note struct {
	Date string `json:"date"`
	Text string `json:"text"`
}

// A Sample is a program or command that calls the operation.
type Sample struct {
	Anchor   string      `json:"anchor"`
	Title    string      `json:"title"`
	Language string      `json:"language"` // "shell" or "go"
	Source   string      `json:"source"`
	Code     sample.Code `json:"-"`
}

// Changes returns the differences between two revisions of an operation.
type Changes func(op *model.Operation, from, to *model.Revision) []Change

// A Change is one difference between two versions of an operation.
type Change struct {
	What     string `json:"what"`  // "property added"
	Where    string `json:"where"` // "Cluster tags[].key", "response 200.id"
	Before   string `json:"before,omitempty"`
	After    string `json:"after,omitempty"`
	Breaking bool   `json:"breaking"`
	Reason   string `json:"reason,omitempty"` // the reason why it is or is not breaking
}

// Difference returns the old and the new value in one line. If only one exists, it
// returns that.
func (c Change) Difference() string {
	switch {
	case strings.HasSuffix(c.What, "changed"):
		return cmp.Or(c.Before, "none") + " → " + cmp.Or(c.After, "none")
	case c.Before != "" && c.After != "":
		return c.Before + " → " + c.After
	default:
		return c.Before + c.After
	}
}

package report

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
)

// An act is what programs must do after a breaking change: those that send values, and
// those that read them.
type act struct{ send, read string }

// acts contains what to do about each kind of breaking change.
var acts = map[diff.Kind]act{
	diff.OperationMoved:        {send: "call the new address"},
	diff.VersionRemoved:        {send: "ask for another version"},
	diff.VersionSelected:       {send: "ask for another version"},
	diff.RoleAdded:             {send: "get this role"},
	diff.RoleRemoved:           {send: "get another role"},
	diff.SecurityRequired:      {send: "authenticate"},
	diff.SecurityRemoved:       {send: "authenticate in another way"},
	diff.SchemeChanged:         {send: "authenticate in the new way"},
	diff.ScopesChanged:         {send: "get tokens with the new scopes"},
	diff.ScopeRemoved:          {send: "do not ask for the scope"},
	diff.ServerChanged:         {send: "set the server, or use the new one"},
	diff.ServerRemoved:         {send: "use another server"},
	diff.ServerVariableChanged: {send: "set the variable"},
	diff.WebhookRemoved:        {send: "do not wait for it", read: "do not wait for it"},
	diff.ParameterAdded:        {send: "send the new parameter"},
	diff.ParameterRemoved:      {send: "stop sending the parameter"},
	diff.ParameterRequired:     {send: "always send the parameter"},
	diff.ParameterStyle:        {send: "write the parameter in the new way"},
	diff.BodyAdded:             {send: "send a body"},
	diff.BodyRemoved:           {send: "send no body"},
	diff.BodyRequired:          {send: "always send a body"},
	diff.StatusRemoved:         {read: "expect another status"},
	diff.MediaTypeRemoved:      {send: "send another media type", read: "ask for another media type"},
	diff.ContentAdded:          {send: "send what the schema says"},
	diff.ContentRemoved:        {read: "expect no content"},
	diff.HeaderRemoved:         {read: "do without the header"},
	diff.HeaderOptional:        {read: "expect answers without the header"},
	diff.EncodingChanged:       {send: "write the part in the new way"},
	diff.TypeChanged:           {send: "send and read the new type", read: "read the new type"},
	diff.FormatChanged:         {send: "use the new format", read: "read the new format"},
	diff.PatternChanged:        {send: "match the new pattern", read: "expect values of another pattern"},
	diff.LimitChanged:          {send: "stay within the new bound", read: "expect values beyond the old bound"},
	diff.RestrictionChanged:    {send: "send what the schema demands", read: "expect other values"},
	diff.DefaultChanged:        {send: "send the value if you relied on the default"},
	diff.NullableChanged:       {send: "do not send null", read: "expect null"},
	diff.ReadOnlyChanged:       {send: "stop sending it"},
	diff.WriteOnlyChanged:      {read: "do without it"},
	diff.PropertyAdded:         {send: "send the new property"},
	diff.PropertyRemoved:       {send: "stop using it", read: "do without it"},
	diff.PropertyRequired:      {send: "always send it"},
	diff.PropertyOptional:      {read: "expect answers without it"},
	diff.AdditionalChanged:     {send: "stop using undeclared members", read: "do without undeclared members"},
	diff.EnumAdded:             {send: "send one of the values"},
	diff.ValueRemoved:          {send: "do not send the value"},
	diff.ArmRemoved:            {send: "do not send this type"},
	diff.TagRemoved:            {send: "do not send this tag"},
	diff.Discriminator:         {send: "tell types apart by the new property", read: "tell types apart by the new property"},
}

// demand says who must act on a breaking change, and how.
func demand(c diff.Change) string {
	what := acts[c.Kind]
	switch {
	case c.Reads && what.read != "":
		return "Readers: " + what.read
	case what.send != "":
		return "Callers: " + what.send
	default:
		return "Callers: see " + strings.ReplaceAll(string(c.Kind), "-", " ")
	}
}

// demandOf returns the demand of a breaking change, and nothing for others.
func demandOf(c diff.Change) string {
	if !broken(c) {
		return ""
	}
	return demand(c)
}

// news contains how the changelog words the kinds that demand nothing. Other kinds have
// their own words.
var news = map[diff.Kind]string{
	diff.PropertyAdded:     "new",
	diff.PropertyRequired:  "always present now",
	diff.PropertyOptional:  "may be left out now",
	diff.ParameterAdded:    "new parameter",
	diff.ParameterOptional: "may be left out now",
	diff.HeaderAdded:       "new header",
	diff.StatusAdded:       "new status",
	diff.ValueAdded:        "new value",
	diff.ArmAdded:          "new type",
	diff.TagAdded:          "new tag",
	diff.VersionAdded:      "new version",
	diff.VersionPromoted:   "stable now",
	diff.VersionSuperseded: "has a successor",
	diff.MediaTypeAdded:    "new media type",
	diff.MediaTypeRemoved:  "media type removed",
	diff.ContentAdded:      "described now",
	diff.RoleAdded:         "roles listed",
	diff.SchemaReplaced:    "other schema",
	diff.SecurityAdded:     "another way to authenticate",
	diff.ServerAdded:       "new server",
	diff.TagMoved:          "tag has another type",
}

// news returns the words for a change that demands nothing.
func newsOf(c diff.Change) string {
	words, flag := flags[c.Kind]
	switch {
	case news[c.Kind] != "":
		return news[c.Kind]
	case flag && c.After == "yes":
		return strings.TrimPrefix(words[0], "is ")
	case flag:
		return strings.TrimPrefix(words[1], "is ")
	default:
		return strings.ReplaceAll(string(c.Kind), "-", " ")
	}
}

package strict

import "github.com/atlasgen/atlasgen/internal/dialect"

// extensionFields returns the extensions that a dialect reads, by the object of the
// grammar that contains them.
func extensionFields(e *dialect.Extensions) map[string][]field {
	fields := map[string][]field{}
	for _, x := range []struct {
		of  string
		key dialect.Key
		rule
	}{
		{"document", e.Links, listOf("labelled link")},
		{"document", e.Topics, listOf("topic")},
		{"info", e.Revision, textRule},
		{"operation", e.PublicName, textRule},
		{"operation", e.Verb, one("verb override")},
		{"operation", e.Version, textRule},
		{"operation", e.Roles, textList},
		{"operation", e.Changelog, tableOf("text")},
		{"operation", e.DocsURL, textRule},
		{"operation", e.CommandLine, one("command line")},
		{"parameter", e.CommandLine, one("command line")},
		{"media type", e.Version, textRule},
		{"media type", e.Sunset, dateRule},
		{"media type", e.Preview, one("preview")},
		{"schema", e.KeyName, textRule},
		{"schema", e.Immutable, boolRule},
	} {
		if x.key != "" {
			fields[x.of] = append(fields[x.of], may(string(x.key), x.rule))
		}
	}
	return fields
}

// extensionGrammar describes the values of extensions.
var extensionGrammar = map[string]objectRule{
	"labelled link": {fields: []field{
		may("label", textRule), may("description", textRule), must("url", textRule),
	}},
	"topic": {fields: []field{
		must("title", textRule), must("content", textRule),
	}},
	"verb override": {fields: []field{
		may("verb", textRule), may("customMethod", flagRule),
	}},
	"preview": {fields: []field{
		may("public", words("true", "false")), may("name", textRule),
	}},
	"command line": {fields: []field{
		may("watcher", one("watcher")),
		may("override", one("help override")),
		may("aliases", textList),
	}},
	"help override": {fields: []field{
		may("description", textRule),
	}},
	"watcher": {fields: []field{
		must("get", one("watched")), must("expect", one("expectation")),
	}},
	"watched": {fields: []field{
		must("version", textRule), must("operation-id", textRule), may("params", tableOf("text")),
	}},
	"expectation": {fields: []field{
		may("match", one("match")), may("http-code", countRule),
	}},
	"match": {fields: []field{
		must("path", textRule), must("values", listOf("scalar")),
	}},
}

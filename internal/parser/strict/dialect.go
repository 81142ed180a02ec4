package strict

// dialectGrammar describes the values of the extensions that package atlas names.
var dialectGrammar = map[string]objectRule{
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

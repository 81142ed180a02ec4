package strict

// dialectGrammar describes the values of the Atlas extensions (atlas.go), and
// overlayGrammar the Overlay specification's documents.
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

var overlayGrammar = map[string]objectRule{
	"overlay": {extensible: true, fields: []field{
		must("overlay", textRule),
		must("info", one("overlay info")),
		may("extends", textRule),
		must("actions", listOf("action")),
	}},
	"overlay info": {extensible: true, fields: []field{
		must("title", textRule), must("version", textRule), may("description", textRule),
	}},
	"action": {extensible: true, fields: []field{
		must("target", textRule),
		may("description", textRule),
		may("update", anyRule),
		may("remove", boolRule),
		refuse("copy"),
	}},
}

// Section returns the section of components in which objects of a kind are
// declared; it is empty if there is none.
func Section(of string) string { return ruleOf(of).section }

// ruleOf returns the rule of an object of the grammar.
func ruleOf(name string) objectRule {
	for _, part := range []map[string]objectRule{schemaGrammar, grammar, dialectGrammar} {
		if r, ok := part[name]; ok {
			return r
		}
	}
	return overlayGrammar[name]
}

package strict

// The grammar of OpenAPI 3.0 and 3.1 and of the Overlay specification, as a table.
// check.go interprets it, and links.go finds references with it. The tables of
// schemas, extensions and overlays are in files of their own.

// A rule describes the allowed form of a value.
type rule struct {
	form  form
	of    string   // name in the grammar: of an object, or of the elements of a table or list
	words []string // the only allowed texts
	ref   bool     // a Reference Object is allowed instead

	extensible bool // of a table: keys that begin with "x-" are extensions
}

// A form is the outer shape of a value.
type form uint8

const (
	formAny form = iota
	formText
	formDate      // text of the form YYYY-MM-DD
	formBoolean   // true or false
	formFlag      // a boolean, or the text of one
	formCount     // an integer that is not negative
	formNumber    // a number
	formScalar    // a scalar of any type
	formObject    // an object of the grammar
	formTable     // an object whose keys are data
	formList      // a list
	formTypes     // the keyword type: a word, or in 3.1 a list of words
	formBound     // exclusiveMinimum: a boolean in 3.0, a number in 3.1
	formSubschema // a schema, or a boolean
)

// A field is a key of an object.
type field struct {
	key string
	rule
	in        edition // editions that have the key
	required  edition // editions that require the key
	instead   string  // a key that can replace a required one
	refused   bool    // it exists in OpenAPI, but this program does not support it
	essential bool    // without it the object means nothing
}

// An edition is a set of versions of OpenAPI.
type edition uint8

const (
	openAPI30 edition = 1 << iota
	openAPI31
	openAPI = openAPI30 | openAPI31
)

// An objectRule lists the keys of an object. If extensible is set, other keys that
// begin with "x-" are ignored.
type objectRule struct {
	fields     []field
	extensible bool
	section    string // section of components that declares such objects
}

var (
	anyRule     = rule{form: formAny}
	textRule    = rule{form: formText}
	dateRule    = rule{form: formDate}
	boolRule    = rule{form: formBoolean}
	flagRule    = rule{form: formFlag}
	countRule   = rule{form: formCount}
	numericRule = rule{form: formNumber}
	schemaRule  = rule{form: formSubschema, of: "schema", ref: true}
	textList    = rule{form: formList, of: "text"}
)

func one(of string) rule           { return rule{form: formObject, of: of} }
func oneRef(of string) rule        { return rule{form: formObject, of: of, ref: true} }
func listOf(of string) rule        { return rule{form: formList, of: of} }
func tableOf(of string) rule       { return rule{form: formTable, of: of} }
func words(words ...string) rule   { return rule{form: formText, words: words} }
func may(key string, r rule) field { return field{key: key, rule: r, in: openAPI} }
func must(key string, r rule) field {
	return field{key: key, rule: r, in: openAPI, required: openAPI}
}
func essential(key string, r rule) field {
	f := must(key, r)
	f.essential = true
	return f
}
func extensibleTable(of string) rule {
	return rule{form: formTable, of: of, extensible: true}
}
func refuse(key string) field { return field{key: key, in: openAPI, refused: true} }
func (f field) requiredIn(e edition) field {
	f.required = e
	return f
}
func (f field) only(e edition) field {
	f.in, f.required = e, f.required&e
	return f
}

// elements are the elements of tables and lists that are not objects of the grammar.
// Of these, only schemas and parameters can be references.
var elements = map[string]rule{
	"text":            textRule,
	"scalar":          {form: formScalar},
	"any":             anyRule,
	"text list":       textList,
	"schema":          schemaRule,
	"parameter":       oneRef("parameter"),
	"header":          oneRef("header"),
	"response":        oneRef("response"),
	"request body":    oneRef("request body"),
	"example":         oneRef("example"),
	"security scheme": oneRef("security scheme"),
	"path item":       oneRef("path item"),
	"link":            oneRef("link"),
	"callback":        {form: formTable, of: "path item", ref: true, extensible: true},
	"requirement":     tableOf("text list"),
}

// elementRule returns the rule for the elements of a table or list.
func elementRule(of string) rule {
	if r, ok := elements[of]; ok {
		return r
	}
	return one(of)
}

// Section returns the section of components that declares objects of a kind. It is
// empty if there is none.
func Section(of string) string { return ruleOf(of).section }

// Kind returns the kind of the objects in a section of components. It is empty if there
// is no such section.
func Kind(section string) string {
	if f := fieldOf(ruleOf("components").fields, section); f != nil {
		return f.of
	}
	return ""
}

// ruleOf returns the rule of an object of the grammar.
func ruleOf(name string) objectRule {
	for _, part := range []map[string]objectRule{schemaGrammar, grammar, extensionGrammar} {
		if r, ok := part[name]; ok {
			return r
		}
	}
	return overlayGrammar[name]
}

// grammar describes everything but schemas.
var grammar = map[string]objectRule{
	"document": {extensible: true, fields: []field{
		essential("openapi", textRule),
		must("info", one("info")),
		may("servers", listOf("server")),
		must("paths", extensibleTable("path item")).requiredIn(openAPI30),
		may("components", one("components")),
		may("security", listOf("requirement")),
		may("tags", listOf("tag")),
		may("externalDocs", one("external documentation")),
		may("webhooks", tableOf("path item")).only(openAPI31),
		may("jsonSchemaDialect", words("https://spec.openapis.org/oas/3.1/dialect/base")).only(openAPI31),
	}},
	"info": {extensible: true, fields: []field{
		must("title", textRule),
		must("version", textRule),
		may("description", textRule),
		may("termsOfService", textRule),
		may("contact", one("contact")),
		may("license", one("license")),
		may("summary", textRule).only(openAPI31),
	}},
	"contact": {extensible: true, fields: []field{
		may("name", textRule), may("url", textRule), may("email", textRule),
	}},
	"license": {extensible: true, fields: []field{
		must("name", textRule), may("url", textRule), may("identifier", textRule).only(openAPI31),
	}},
	"server": {extensible: true, fields: []field{
		must("url", textRule), may("description", textRule), may("variables", tableOf("server variable")),
	}},
	"server variable": {extensible: true, fields: []field{
		may("enum", textList), may("default", textRule), may("description", textRule),
	}},
	"path item": {extensible: true, section: "pathItems", fields: []field{
		may("summary", textRule),
		may("description", textRule),
		may("get", one("operation")),
		may("put", one("operation")),
		may("post", one("operation")),
		may("delete", one("operation")),
		may("options", one("operation")),
		may("head", one("operation")),
		may("patch", one("operation")),
		may("trace", one("operation")),
		may("servers", listOf("server")),
		may("parameters", listOf("parameter")),
	}},
	"operation": {extensible: true, fields: []field{
		may("tags", textList),
		may("summary", textRule),
		may("description", textRule),
		may("externalDocs", one("external documentation")),
		may("operationId", textRule),
		may("parameters", listOf("parameter")),
		may("requestBody", oneRef("request body")),
		must("responses", extensibleTable("response")).requiredIn(openAPI30),
		may("callbacks", tableOf("callback")),
		may("deprecated", boolRule),
		may("security", listOf("requirement")),
		may("servers", listOf("server")),
	}},
	"parameter": {extensible: true, section: "parameters", fields: append([]field{
		essential("name", textRule),
		essential("in", words("path", "query", "header", "cookie")),
		may("allowEmptyValue", boolRule),
		may("allowReserved", boolRule),
		may("schema", schemaRule),
		may("content", tableOf("media type")),
	}, parameterFields...)},
	"header": {extensible: true, section: "headers", fields: append([]field{
		{key: "schema", rule: schemaRule, in: openAPI, required: openAPI, instead: "content"},
		may("content", tableOf("media type")),
	}, parameterFields...)},
	"request body": {extensible: true, section: "requestBodies", fields: []field{
		may("description", textRule),
		must("content", tableOf("media type")),
		may("required", boolRule),
	}},
	"response": {extensible: true, section: "responses", fields: []field{
		must("description", textRule),
		may("headers", tableOf("header")),
		may("content", tableOf("media type")),
		may("links", tableOf("link")),
	}},
	"media type": {extensible: true, fields: []field{
		may("schema", schemaRule),
		may("example", anyRule),
		may("examples", tableOf("example")),
		may("encoding", tableOf("encoding")),
	}},
	"encoding": {extensible: true, fields: []field{
		may("contentType", textRule),
		may("headers", tableOf("header")),
		may("style", words("form", "spaceDelimited", "pipeDelimited", "deepObject")),
		may("explode", boolRule),
		may("allowReserved", boolRule),
	}},
	"callback": {section: "callbacks"},
	"link": {extensible: true, section: "links", fields: []field{
		may("operationRef", textRule), may("operationId", textRule), may("parameters", tableOf("any")),
		may("requestBody", anyRule), may("description", textRule), may("server", one("server")),
	}},
	"example": {extensible: true, section: "examples", fields: []field{
		may("summary", textRule), may("description", textRule), may("value", anyRule), may("externalValue", textRule),
	}},
	"tag": {extensible: true, fields: []field{
		essential("name", textRule), may("description", textRule), may("externalDocs", one("external documentation")),
	}},
	"external documentation": {extensible: true, fields: []field{
		may("description", textRule), must("url", textRule),
	}},
	"components": {extensible: true, fields: []field{
		may("schemas", tableOf("schema")),
		may("responses", tableOf("response")),
		may("parameters", tableOf("parameter")),
		may("examples", tableOf("example")),
		may("requestBodies", tableOf("request body")),
		may("headers", tableOf("header")),
		may("securitySchemes", tableOf("security scheme")),
		may("links", tableOf("link")),
		may("callbacks", tableOf("callback")),
		may("pathItems", tableOf("path item")).only(openAPI31),
	}},
	"security scheme": {extensible: true, section: "securitySchemes", fields: []field{
		essential("type", words("apiKey", "http", "oauth2", "openIdConnect", "mutualTLS")),
		may("description", textRule),
		may("name", textRule),
		may("in", words("query", "header", "cookie")),
		may("scheme", textRule),
		may("bearerFormat", textRule),
		may("flows", one("flows")),
		may("openIdConnectUrl", textRule),
	}},
	"flows": {extensible: true, fields: []field{
		may("implicit", one("flow")), may("password", one("flow")),
		may("clientCredentials", one("flow")), may("authorizationCode", one("flow")),
	}},
	"flow": {extensible: true, fields: []field{
		may("authorizationUrl", textRule), may("tokenUrl", textRule), may("refreshUrl", textRule),
		must("scopes", tableOf("text")),
	}},
}

// parameterFields are the keys that parameters and headers share.
var parameterFields = []field{
	may("description", textRule),
	may("required", boolRule),
	may("deprecated", boolRule),
	may("style", textRule),
	may("explode", boolRule),
	may("example", anyRule),
	may("examples", tableOf("example")),
}

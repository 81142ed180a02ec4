package strict

// schemaGrammar is the part of the grammar that describes data: the Schema
// Object of OpenAPI 3.0 and that of 3.1, which is JSON Schema 2020-12.
var schemaGrammar = map[string]objectRule{
	"schema": {extensible: true, section: "schemas", fields: []field{
		may("type", rule{form: formTypes}),
		may("format", textRule),
		may("title", textRule),
		may("description", textRule),
		may("properties", tableOf("schema")),
		may("required", textList),
		may("items", schemaRule),
		may("additionalProperties", schemaRule),
		may("allOf", listOf("schema")),
		may("oneOf", listOf("schema")),
		may("anyOf", listOf("schema")),
		may("discriminator", one("discriminator")),
		may("enum", listOf("any")),
		may("default", anyRule),
		may("example", anyRule),
		may("nullable", boolRule).only(openAPI30),
		may("readOnly", boolRule),
		may("writeOnly", boolRule),
		may("deprecated", boolRule),
		may("pattern", textRule),
		may("minimum", numericRule),
		may("maximum", numericRule),
		may("exclusiveMinimum", rule{form: formBound}),
		may("exclusiveMaximum", rule{form: formBound}),
		may("multipleOf", numericRule),
		may("minLength", countRule),
		may("maxLength", countRule),
		may("minItems", countRule),
		may("maxItems", countRule),
		may("uniqueItems", boolRule),
		may("minProperties", countRule),
		may("maxProperties", countRule),
		may("externalDocs", one("external documentation")),
		may("xml", anyRule), // does not describe JSON
		may("not", schemaRule),
		may("const", anyRule).only(openAPI31),
		may("examples", listOf("any")).only(openAPI31),
		may("$comment", textRule).only(openAPI31),
		may("contentMediaType", textRule).only(openAPI31),
		may("contentEncoding", textRule).only(openAPI31),
		may("contentSchema", schemaRule).only(openAPI31),
		may("$id", textRule).only(openAPI31),
		may("$schema", textRule).only(openAPI31),
		may("$defs", tableOf("schema")).only(openAPI31),
		may("$anchor", textRule).only(openAPI31),
		may("$dynamicRef", textRule).only(openAPI31),
		may("$dynamicAnchor", textRule).only(openAPI31),
		may("$vocabulary", anyRule).only(openAPI31),
		may("if", schemaRule).only(openAPI31),
		may("then", schemaRule).only(openAPI31),
		may("else", schemaRule).only(openAPI31),
		may("contains", schemaRule).only(openAPI31),
		may("minContains", countRule).only(openAPI31),
		may("maxContains", countRule).only(openAPI31),
		may("prefixItems", listOf("schema")).only(openAPI31),
		may("patternProperties", tableOf("schema")).only(openAPI31),
		may("propertyNames", schemaRule).only(openAPI31),
		may("dependentSchemas", tableOf("schema")).only(openAPI31),
		may("dependentRequired", tableOf("text list")).only(openAPI31),
		may("unevaluatedItems", schemaRule).only(openAPI31),
		may("unevaluatedProperties", schemaRule).only(openAPI31),
	}},
	"discriminator": {extensible: true, fields: []field{
		essential("propertyName", textRule), may("mapping", tableOf("text")),
	}},
}

// besideRef are the keys allowed next to $ref: they describe the use and do not
// restrict the value. OpenAPI 3.0 ignores keys next to $ref.
var besideRef = []string{"summary", "description"}

// typeWords are the types of JSON Schema; "null" exists in 3.1 only.
var typeWords = []string{"array", "boolean", "integer", "number", "object", "string", "null"}

// typeSynonyms are the types that documents mean by other words, in lower case.
var typeSynonyms = map[string]string{
	"array": "array", "list": "array",
	"boolean": "boolean", "bool": "boolean",
	"integer": "integer", "int": "integer", "int32": "integer", "int64": "integer", "long": "integer",
	"number": "number", "float": "number", "double": "number", "decimal": "number",
	"object": "object",
	"string": "string", "str": "string", "text": "string", "file": "string", "date": "string", "date-time": "string", "datetime": "string", "uuid": "string",
	"null": "null",
}

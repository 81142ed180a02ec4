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
		may("additionalProperties", rule{form: formSubschema, of: "schema", ref: true}),
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
		refuse("not"),
		may("const", anyRule).only(openAPI31),
		may("examples", listOf("any")).only(openAPI31),
		may("$comment", textRule).only(openAPI31),
		may("contentMediaType", textRule).only(openAPI31),
		may("contentEncoding", textRule).only(openAPI31),
		refuse("$id").only(openAPI31),
		refuse("$schema").only(openAPI31),
		refuse("$defs").only(openAPI31),
		refuse("$anchor").only(openAPI31),
		refuse("$dynamicRef").only(openAPI31),
		refuse("$dynamicAnchor").only(openAPI31),
		refuse("if").only(openAPI31),
		refuse("then").only(openAPI31),
		refuse("else").only(openAPI31),
		refuse("contains").only(openAPI31),
		refuse("minContains").only(openAPI31),
		refuse("maxContains").only(openAPI31),
		refuse("prefixItems").only(openAPI31),
		refuse("patternProperties").only(openAPI31),
		refuse("propertyNames").only(openAPI31),
		refuse("dependentSchemas").only(openAPI31),
		refuse("dependentRequired").only(openAPI31),
		refuse("unevaluatedItems").only(openAPI31),
		refuse("unevaluatedProperties").only(openAPI31),
		refuse("contentSchema").only(openAPI31),
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

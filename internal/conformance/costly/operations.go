package costly

import (
	"fmt"
	"strings"
)

// operations returns documents with much of what an operation consists of.
func operations() []Document {
	return []Document{
		{"operations", 50_000, 100, func(n int) string {
			return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), fmt.Sprintf("Things%d", i/50), ref("Leaf")) }), "")
		}},
		{"operations of one tag", 5000, 100, func(n int) string {
			return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), "Things", ref("Leaf")) }), "")
		}},
		{"tags", 5000, 100, func(n int) string {
			return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), fmt.Sprintf("Things %d", i), ref("Leaf")) }), "")
		}},
		{"declared tags", 20_000, 100, declaredTags},
		{"tags of one operation", 20_000, 100, func(n int) string {
			return document(get("thing", repeat(n, ", ", num("T%d")), ref("Leaf")), "")
		}},
		{"versions of one operation", 1500, 40, versions},
		{"versions of many operations", 60, 10, versionsOfMany},
		{"parameters", 5000, 100, parameters},
		{"shared parameters", 300, 20, sharedParameters},
		{"parameters of a path", 300, 20, parametersOfPath},
		{"responses", 200, 40, responses},
		{"media types", 3000, 60, mediaTypes},
		{"headers", 5000, 100, headers},
		{"servers", 10_000, 100, servers},
		{"server variables", 10_000, 100, serverVariables},
		{"alternatives of security", 5000, 50, security},
		{"security of many operations", 400, 20, securityOfMany},
		{"clashing operations", 2000, 60, clashingOperations},
	}
}

func declaredTags(n int) string {
	tags := "tags:\n" + repeat(n, "", num("  - {name: Things %d}\n"))
	return document(repeat(n/10, "", func(i int) string { return get(fmt.Sprintf("t%d", i), fmt.Sprintf("Things %d", i), ref("Leaf")) }), "") + tags
}

// versioned returns the contents of n versions of an answer.
func versioned(n int) string {
	return repeat(n, ", ", func(i int) string {
		return fmt.Sprintf("application/vnd.atlas.%04d-%02d-%02d+json: {schema: {type: object, properties: {p%d: {type: string}}}}", 2000+i/336, i/28%12+1, i%28+1, i)
	})
}

func versions(n int) string {
	return document("  /thing: {get: {operationId: getThing, tags: [Things], responses: {'200': {description: OK., content: {"+versioned(n)+"}}}}}\n", "")
}

func versionsOfMany(n int) string {
	return document(repeat(n, "", func(i int) string {
		return fmt.Sprintf("  /thing%d: {get: {operationId: getThing%[1]d, tags: [Things], responses: {'200': {description: OK., content: {%s}}}}}\n", i, versioned(n))
	}), "")
}

func operation(id, more string) string {
	return fmt.Sprintf("  /%s: {get: {operationId: get%[1]s, tags: [Things], %s, responses: {'200': {description: OK., content: {application/json: {schema: %s}}}}}}\n", id, more, ref("Leaf"))
}

func parameters(n int) string {
	return document(operation("thing", "parameters: ["+repeat(n, ", ", num("{name: p%d, in: query, required: true, schema: {type: string}}"))+"]"), "")
}

func sharedParameters(n int) string {
	refs := repeat(n, ", ", num("{$ref: '#/components/parameters/P%d'}"))
	return document(repeat(n, "", func(i int) string { return operation(fmt.Sprintf("t%d", i), "parameters: ["+refs+"]") }), "") +
		"  parameters:\n" + repeat(n, "", num("    P%d: {name: p%[1]d, in: query, description: A word., schema: {type: string}}\n"))
}

func parametersOfPath(n int) string {
	path := repeat(n, "", num("/{p%d}"))
	list := repeat(n, ", ", num("{name: p%d, in: path, required: true, schema: {type: string}}"))
	return document(fmt.Sprintf("  %s: {parameters: [%s], get: {operationId: getThing, tags: [Things], responses: {'204': {description: OK.}}}}\n", path, list), "")
}

func responses(n int) string {
	return document("  /thing: {get: {operationId: getThing, tags: [Things], responses: {'204': {description: OK.}, "+repeat(min(n, 200), ", ", func(i int) string {
		return fmt.Sprintf("'%d': {description: Said., content: {application/json: {schema: {type: object, properties: {p%[1]d: {type: string}}}}}}", 400+i)
	})+"}}}\n", "")
}

func mediaTypes(n int) string {
	return document("  /thing: {get: {operationId: getThing, tags: [Things], responses: {'204': {description: OK.}, '400': {description: OK., content: {"+repeat(n, ", ", func(i int) string {
		return fmt.Sprintf("application/x.m%d+json: {schema: {type: object, properties: {p%[1]d: {type: string}}}}", i)
	})+"}}}}}\n", "")
}

func headers(n int) string {
	return document("  /thing: {get: {operationId: getThing, tags: [Things], responses: {'200': {description: OK., headers: {"+
		repeat(n, ", ", num("X-H%d: {schema: {type: string}}"))+"}, content: {application/json: {schema: "+ref("Leaf")+"}}}}}}\n", "")
}

func servers(n int) string {
	return document(get("thing", "Things", ref("Leaf")), "") + "servers:\n" + repeat(n, "", num("  - {url: 'https://h%d.example.com', description: A server.}\n"))
}

func serverVariables(n int) string {
	return document(get("thing", "Things", ref("Leaf")), "") + "servers:\n  - url: 'https://example.com" + repeat(n, "", num("/{v%d}")) + "'\n    variables:\n" +
		repeat(n, "", num("      v%d: {default: a}\n"))
}

func security(n int) string {
	return document(get("thing", "Things", ref("Leaf")), "") +
		"  securitySchemes:\n" + repeat(n, "", num("    K%d: {type: apiKey, in: header, name: X-K%[1]d}\n")) +
		"security:\n" + repeat(n, "", num("  - {K%d: []}\n"))
}

func securityOfMany(n int) string {
	all := "security: [" + repeat(n, ", ", num("{K%d: []}")) + "]"
	return document(repeat(n, "", func(i int) string { return operation(fmt.Sprintf("t%d", i), all) }), "") +
		"  securitySchemes:\n" + repeat(n, "", num("    K%d: {type: apiKey, in: header, name: X-K%[1]d}\n"))
}

// clashingOperations returns operations whose names differ in case, or are nearly alike.
func clashingOperations(n int) string {
	return document(repeat(n, "", func(i int) string {
		id := []byte(strings.Repeat("a", 12))
		for j := range id {
			if i>>j&1 == 1 {
				id[j] = 'A'
			}
		}
		return fmt.Sprintf("  /p%d: {get: {operationId: get%s, tags: [Things], responses: {'204': {description: OK.}}}}\n", i, id)
	}), "")
}

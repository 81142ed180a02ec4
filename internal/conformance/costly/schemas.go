package costly

import "fmt"

// schemas returns documents whose schemas lead to many others.
func schemas() []Document {
	return []Document{
		{"doubling allOf", 40, 8, func(n int) string {
			return inherited(n, func(i int) string { return ref("S%d", i-1) + ", " + ref("S%d", i-1) })
		}},
		{"diamonds of allOf", 40, 8, diamonds},
		{"chain of allOf", 3000, 40, func(n int) string {
			return inherited(n, func(i int) string { return ref("S%d", i-1) })
		}},
		{"each allOf of all before", 400, 20, func(n int) string {
			return inherited(n, func(i int) string { return repeat(i, ", ", func(j int) string { return ref("S%d", j) }) })
		}},
		{"one wide parent of many", 1000, 30, wideParent},
		{"nested inline allOf", 40, 8, func(n int) string {
			return nested(n, "allOf: [", "{type: object, properties: {p%d: {type: string}}}, ", "]")
		}},
		{"nested oneOf", 40, 8, func(n int) string {
			return nested(n, "oneOf: [", "{type: object, required: [p%[1]d], properties: {p%[1]d: {type: string}}}, ", "]")
		}},
		{"nested lists", 80, 8, func(n int) string { return nested(n, "type: array, items: ", "", "") }},
		{"mutual references", 1000, 30, mutual},
		{"mutual lists", 300, 20, mutualLists},
		{"chain of properties", 3000, 60, chainOfProperties},
		{"doubling properties", 60, 10, doublingProperties},
		{"union of many arms", 3000, 60, unionOfMany},
		{"many unions of the same arms", 300, 20, unionsOfSame},
		{"doubling unions", 30, 8, doublingUnions},
		{"unions in unions", 30, 8, unionsInUnions},
		{"wide object", 20000, 200, wideObject},
		{"many enum values", 100_000, 300, enumValues},
		{"many enums alike", 3000, 60, enumsAlike},
		{"names that clash", 3000, 60, clashing},
	}
}

// inherited returns schemas of one property each, with parents; one operation
// answers with the last.
func inherited(n int, parents func(i int) string) string {
	text := schema("S0", "{type: object, properties: {p0: {type: string}}}")
	for i := 1; i <= n; i++ {
		text += schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{allOf: [%s], type: object, properties: {p%d: {type: string}}}", parents(i), i))
	}
	return document(get("thing", "Things", ref("S%d", n)), text)
}

func diamonds(n int) string {
	text := schema("S0", "{type: object, properties: {p0: {type: string}}}")
	for i := 1; i <= n; i++ {
		for _, side := range []string{"L", "R"} {
			text += schema(fmt.Sprintf("%s%d", side, i), fmt.Sprintf("{allOf: [%s], type: object, properties: {%s%d: {type: string}}}", ref("S%d", i-1), side, i))
		}
		text += schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{allOf: [%s, %s], type: object, properties: {p%d: {type: string}}}", ref("L%d", i), ref("R%d", i), i))
	}
	return document(get("thing", "Things", ref("S%d", n)), text)
}

func wideParent(n int) string {
	text := schema("Parent", "{type: object, properties: {"+repeat(n, ", ", num("p%d: {type: string}"))+"}}")
	text += repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("S%d", i), "{allOf: ["+ref("Parent")+"], type: object, properties: {own: {type: string}}}")
	})
	return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), "Things", ref("S%d", i)) }), text)
}

// nested returns a schema that contains itself n levels deep.
func nested(n int, open, beside, end string) string {
	text := ref("Leaf")
	for i := range n {
		first := beside
		if beside != "" {
			first = fmt.Sprintf(beside, i)
		}
		text = "{" + open + first + text + end + "}"
	}
	return document(get("thing", "Things", text), "")
}

// mutual returns schemas that each refer to many others, and an operation for each.
func mutual(n int) string {
	text := repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("S%d", i), "{type: object, properties: {"+
			repeat(min(n, 60), ", ", func(j int) string { return fmt.Sprintf("p%d: %s", j, ref("S%d", (i+j*7+1)%n)) })+"}}")
	})
	return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), "Things", ref("S%d", i)) }), text)
}

func mutualLists(n int) string {
	text := repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("L%d", i), "{type: array, items: "+ref("S%d", i)+"}") + schema(fmt.Sprintf("S%d", i), "{type: object, properties: {"+
			repeat(min(n, 20), ", ", func(j int) string { return fmt.Sprintf("p%d: %s", j, ref("L%d", (i+j*7+1)%n)) })+"}}")
	})
	return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), "Things", ref("L%d", i)) }), text)
}

func chainOfProperties(n int) string {
	text := repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("S%d", i+1), fmt.Sprintf("{type: object, properties: {next: %s, p: {type: string}}}", ref("S%d", i)))
	})
	return document(get("thing", "Things", ref("S%d", n)), schema("S0", "{type: object, properties: {p: {type: string}}}")+text)
}

func doublingProperties(n int) string {
	text := schema("S0", "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}")
	for i := 1; i <= n; i++ {
		text += schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{type: object, required: [a, b], properties: {a: %s, b: {type: array, minItems: 2, items: %[1]s}}}", ref("S%d", i-1)))
	}
	post := fmt.Sprintf("  /thing: {post: {operationId: postThing, tags: [Things], requestBody: {content: {application/json: {schema: %s}}}, responses: {'200': {description: OK., content: {application/json: {schema: %[1]s}}}}}}\n", ref("S%d", n))
	return document(post, text)
}

func unionOfMany(n int) string {
	text := repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{type: object, required: [k%d], properties: {k%[1]d: {type: string}, kind: {type: string}}}", i))
	})
	text += schema("U", "{oneOf: ["+repeat(n, ", ", func(i int) string { return ref("S%d", i) })+"]}")
	return document(get("thing", "Things", ref("U")), text)
}

func unionsOfSame(n int) string {
	text := repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{type: object, required: [kind], properties: {kind: {type: string, enum: [k%d]}}}", i))
	})
	text += repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("U%d", i), "{oneOf: ["+repeat(n, ", ", func(j int) string { return ref("S%d", j) })+"]}")
	})
	return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), "Things", ref("U%d", i)) }), text)
}

func doublingUnions(n int) string {
	text := schema("S0", "{type: object, properties: {p: {type: string}}}")
	for i := 1; i <= n; i++ {
		text += schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{oneOf: [{type: object, required: [a], properties: {a: %s}}, {type: object, required: [b], properties: {b: %[1]s}}]}", ref("S%d", i-1)))
	}
	return document(get("thing", "Things", ref("S%d", n)), text)
}

func unionsInUnions(n int) string {
	text := schema("S0", "{type: object, properties: {p: {type: string}}}")
	for i := 1; i <= n; i++ {
		text += schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{oneOf: [%s, %[1]s, {type: object, required: [a%d], properties: {a%[2]d: {type: string}}}]}", ref("S%d", i-1), i))
	}
	return document(get("thing", "Things", ref("S%d", n)), text)
}

func wideObject(n int) string {
	text := schema("S", "{type: object, required: ["+repeat(n, ", ", num("p%d"))+"], properties: {"+repeat(n, ", ", num("p%d: {type: string}"))+"}}")
	return document(get("thing", "Things", ref("S")), text)
}

func enumValues(n int) string {
	return document(get("thing", "Things", ref("S")), schema("S", "{type: string, enum: ["+repeat(n, ", ", num("VALUE_%d"))+"]}"))
}

func enumsAlike(n int) string {
	text := repeat(n, "", func(i int) string {
		return schema(fmt.Sprintf("S%d", i), "{type: object, properties: {state: {type: string, enum: [A, B, C, D, E, F, G, H]}}}")
	})
	return document(get("thing", "Things", ref("S1")), text)
}

// clashing returns properties whose names in Go are all the same.
func clashing(n int) string {
	text := schema("S", "{type: object, properties: {"+repeat(n, ", ", func(i int) string {
		name := []byte("a")
		for j := range 12 {
			name = append(name, "-_"[i>>j&1])
		}
		return string(name) + "b: {type: string}"
	})+"}}")
	return document(get("thing", "Things", ref("S")), text)
}

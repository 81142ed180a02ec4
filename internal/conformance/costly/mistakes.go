package costly

import "fmt"

// mistakes returns documents with many mistakes that have a plausible reading, and with
// constructs whose reading looks at other places.
func mistakes() []Document {
	return []Document{
		{"doubling allOf of strings", 60, 8, func(n int) string {
			return doubling(n, "{type: string}", "{minLength: %d}")
		}},
		{"doubling allOf that restricts", 60, 8, func(n int) string {
			return doubling(n, "{type: object, properties: {p: {type: string}}}", "{type: object, not: {required: [q%d]}}")
		}},
		{"references to places", 3000, 60, func(n int) string {
			wide := repeat(n, ", ", num("p%d: {type: object, properties: {q: {type: string}}}"))
			uses := repeat(n, ", ", func(i int) string { return fmt.Sprintf("p%d: %s", i, ref("Wide/properties/p%d", i)) })
			return document(get("thing", "Things", ref("Uses")), object("Wide", wide)+object("Uses", uses))
		}},
		{"unknown keys", 50_000, 300, func(n int) string {
			return thing("{type: object, " + repeat(n, ", ", num("k%d: 1")) + "}")
		}},
		{"repeated values of an enum", 50_000, 300, func(n int) string {
			return thing("{type: string, enum: [" + repeat(n, ", ", func(int) string { return "a" }) + "]}")
		}},
		{"wide not", 10_000, 100, func(n int) string {
			return thing("{type: object, not: {properties: {" + repeat(n, ", ", num("p%d: {type: string, minLength: 1}")) + "}}}")
		}},
		{"chain to a reference that leads nowhere", 5000, 60, func(n int) string {
			text := repeat(n, "", func(i int) string { return object(fmt.Sprintf("S%d", i+1), "next: "+ref("S%d", i)) })
			return document(get("thing", "Things", ref("S%d", n)), text)
		}},
	}
}

// doubling returns schemas that each name the one before twice, and a part of their own.
func doubling(n int, first, part string) string {
	text := schema("S0", first)
	for i := 1; i <= n; i++ {
		text += schema(fmt.Sprintf("S%d", i), fmt.Sprintf("{allOf: [%s, %[1]s, %s]}", ref("S%d", i-1), fmt.Sprintf(part, i)))
	}
	return document(get("thing", "Things", ref("S%d", n)), text)
}

func object(name, properties string) string {
	return schema(name, "{type: object, properties: {"+properties+"}}")
}

// thing returns a document with one schema, and an operation that answers with it.
func thing(text string) string {
	return document(get("thing", "Things", ref("S")), schema("S", text))
}

package costly

import (
	"fmt"
	"strings"
)

// texts returns documents of long texts and values.
func texts() []Document {
	return append(descriptions(), []Document{
		{"long names of properties", 2000, 30, longNames},
		{"long name of an operation", 100_000, 1000, func(n int) string { return document(get(strings.Repeat("t", n), "Things", ref("Leaf")), "") }},
		{"long name of a tag", 100_000, 1000, func(n int) string {
			return document(repeat(20, "", func(i int) string {
				return get(fmt.Sprintf("t%d", i), strings.Repeat("T", n), ref("Leaf"))
			}), "")
		}},
		{"long nested names", 60, 8, longNested},
		{"large example", 100_000, 300, largeExample},
		{"many examples", 5000, 100, manyExamples},
		{"shared example", 1000, 30, sharedExample},
		{"large default", 20_000, 200, func(n int) string {
			return document(operation("thing", "parameters: [{name: p, in: query, schema: {type: array, items: {type: integer}, default: ["+repeat(n, ", ", num("%d"))+"]}}]"), "")
		}},
		{"patterns", 2000, 40, patterns},
		{"nested repetitions", 16, 4, func(n int) string {
			pattern := "a"
			for range n {
				pattern = "(" + pattern + "|b)*"
			}
			return document(operation("thing", "parameters: [{name: p, in: query, schema: {type: string, pattern: '^"+pattern+"c$'}}]"), "")
		}},
		{"large minLength", 2_000_000_000, 1 << 20, limited("string, minLength: %d")},
		{"large minItems", 2_000_000_000, 1 << 12, limited("array, items: {type: string}, minItems: %d")},
		{"large minimum", 2_000_000_000, 1 << 12, limited("number, minimum: 1e%d")},
		{"small maximum", 2_000_000_000, 1 << 12, limited("number, maximum: -1e%d")},
		{"small multipleOf", 2_000_000_000, 1 << 12, limited("number, multipleOf: 1e-%d")},
		{"large integer", 2_000_000_000, 1 << 12, limited("integer, example: 1e%d")},
		{"large default number", 2_000_000_000, 1 << 12, limited("number, default: 1e%d")},
		{"large enum number", 2_000_000_000, 1 << 12, limited("number, enum: [1e%d]")},
		{"long items", 60, 8, longItems},
		{"extensions", 20_000, 100, extensions},
	}...)
}

// descriptions returns documents of long descriptions.
func descriptions() []Document {
	return []Document{
		{"long description", 10 << 20, 1 << 12, described(func(n int) string { return strings.Repeat("many words ", n/11) })},
		{"description of one word", 10 << 20, 1 << 12, described(func(n int) string { return strings.Repeat("w", n) })},
		{"description of nested lists", 40_000, 200, described(func(n int) string { return strings.Repeat("- ", n/2) + "x" })},
		{"description of nested quotes", 40_000, 200, described(func(n int) string { return strings.Repeat("> ", n/2) + "x" })},
		{"description of brackets", 100_000, 1000, described(func(n int) string { return strings.Repeat("[", n) })},
		{"description of stars", 100_000, 1000, described(func(n int) string { return strings.Repeat("*a _b ", n/6) })},
		{"description of backticks", 100_000, 1000, described(func(n int) string {
			return repeat(n/200, "", func(i int) string { return strings.Repeat("`", i+1) + "a" })
		})},
		{"description of HTML", 100_000, 1000, described(func(n int) string { return strings.Repeat("<b><!-- <?", n/10) })},
		{"description of links", 100_000, 1000, described(func(n int) string { return strings.Repeat("[a](<b", n/6) })},
		{"description of references", 200_000, 1000, described(func(n int) string {
			return repeat(n/12, "", num("[a%d]: b%[1]d\\n")) + repeat(n/12, "", num("[a%d] "))
		})},
		{"description of a table", 100_000, 1000, described(func(n int) string {
			return strings.Repeat("|a", n/8) + "\\n" + strings.Repeat("|-", n/8) + "\\n" + strings.Repeat("|\\n", n/8)
		})},
		{"description that is shared", 1 << 20, 1 << 12, sharedDescription},
	}
}

// limited returns documents of one parameter and one property with a number.
func limited(format string) func(n int) string {
	return func(n int) string {
		limit := "{type: " + fmt.Sprintf(format, n) + "}"
		return document(operation("thing", "parameters: [{name: p, in: query, schema: "+limit+"}]")+
			get("other", "Things", "{type: object, properties: {p: "+limit+"}}"), "")
	}
}

func described(text func(n int) string) func(n int) string {
	return func(n int) string { return document(operation("thing", `description: "`+text(n)+`"`), "") }
}

// sharedDescription returns operations that answer with one schema that has a
// long description.
func sharedDescription(n int) string {
	text := schema("S", fmt.Sprintf("{type: object, description: %q, properties: {p: {type: string, description: %[1]q}}}", strings.Repeat("many words ", n/22)))
	return document(repeat(max(10, n/2000), "", func(i int) string { return get(fmt.Sprintf("t%d", i), "Things", ref("S")) }), text)
}

func longNames(n int) string {
	text := schema("S", "{type: object, properties: {"+repeat(n, ", ", func(i int) string {
		return fmt.Sprintf("? %s%d\n : {type: object, properties: {q: {type: string}}}", strings.Repeat("p", 900), i)
	})+"}}")
	return document(get("thing", "Things", ref("S")), strings.ReplaceAll(text, "\n :", "\n        :"))
}

// longNested returns objects in objects, whose declarations have the names of all
// above them.
func longNested(n int) string {
	text := "{type: string}"
	for i := range n / 2 {
		text = fmt.Sprintf("{type: object, properties: {%s%d: %s}}", strings.Repeat("p", 900), i, text)
	}
	return document(get("thing", "Things", text), "")
}

func largeExample(n int) string {
	return document("  /thing: {get: {operationId: getThing, tags: [Things], responses: {'200': {description: OK., content: {application/json: {schema: "+
		"{type: array, items: {type: string}}, example: ["+repeat(n, ", ", num("value %d"))+"]}}}}}}\n", "")
}

func manyExamples(n int) string {
	return document("  /thing: {get: {operationId: getThing, tags: [Things], responses: {'200': {description: OK., content: {application/json: {schema: "+
		ref("Leaf")+", examples: {"+repeat(n, ", ", num("e%d: {value: {id: x%[1]d}}"))+"}}}}}}}\n", "")
}

// sharedExample returns operations that answer with one schema with a long example.
func sharedExample(n int) string {
	text := schema("S", "{type: array, items: {type: string}, example: ["+repeat(n, ", ", num("value %d"))+"]}")
	return document(repeat(n, "", func(i int) string { return get(fmt.Sprintf("t%d", i), "Things", ref("S")) }), text)
}

func patterns(n int) string {
	text := schema("S", "{type: object, properties: {"+repeat(n, ", ", func(i int) string {
		return fmt.Sprintf("p%d: {type: string, pattern: '^((a{1,500}){1,500}){1,%d}$'}", i, i%500+1)
	})+"}}")
	return document(get("thing", "Things", ref("S")), text)
}

// longItems returns lists in lists that each require several items.
func longItems(n int) string {
	text := "{type: string, minLength: 100000}"
	for range n {
		text = "{type: array, minItems: 1000, items: " + text + "}"
	}
	return document(get("thing", "Things", text), "")
}

func extensions(n int) string {
	return document(get("thing", "Things", ref("Leaf")), "") + repeat(n, "", num("x-e%d: {a: 1}\n"))
}

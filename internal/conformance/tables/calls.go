package tables

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
)

// driver is the program that calls a server with the SDKs. It prints a line of JSON for
// each call.
//
//go:embed testdata/driver.go.txt
var driver string

// ID names a call of a document, for the program that makes it and for the server.
func ID(document string, check, i int, by string) string {
	return fmt.Sprintf("%s.%d.%d.%s", strings.ReplaceAll(document, "/", "."), check, i, by)
}

// calls returns the Go that makes the calls of a document.
func calls(d *Document, r *renamer) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package main\n\nimport (\n\t\"context\"\n\t\"errors\"\n\t\"fmt\"\n\t\"io\"\n\t\"net/http\"\n\t\"strings\"\n\t\"time\"\n\n\t%q\n)\n\n", modulePath+"/sdk")
	b.WriteString("func init() {\n\tvar _ = []any{context.Canceled, errors.As, fmt.Sprint, io.EOF, http.MethodGet, strings.Count, time.Now}\n")
	fmt.Fprintf(&b, "\tclient, err := sdk.NewClient(%s)\n\tif err != nil {\n\t\tpanic(err)\n\t}\n", strings.Join(d.All("client"), ", "))
	b.WriteString("\t_ = client\n")
	for n, c := range d.Checks {
		for i, code := range c.All("go") {
			fmt.Fprintf(&b, "\tcalls = append(calls, call{%q, func(ctx context.Context) string {\n%s\n\t}})\n", ID(d.Name, n, i, "go"), body(code))
		}
		for i, text := range c.All("value") {
			fmt.Fprintf(&b, "\tcalls = append(calls, call{%q, func(ctx context.Context) string { return echo(ctx, client.Default.CreateThing, %q) }})\n", ID(d.Name, n, i, "value"), text)
		}
	}
	b.WriteString("}\n")
	return r.selections(b.String())
}

// sampleCall returns the Go that runs a sample of the reference. The functions of one
// sample without main are compiled only.
func sampleCall(d *Document, r *renamer, i int, text string) string {
	suffix := fmt.Sprintf("%s_%d", r.suffix, i)
	for _, m := range function.FindAllStringSubmatch(text, -1) {
		text = regexp.MustCompile(`\b`+m[1]+`\b`).ReplaceAllString(text, m[1]+suffix)
	}
	text = strings.Replace(text, "package main"+suffix, "package main", 1)
	text = strings.ReplaceAll(text, "log.Fatal(", "log.Panic(")
	if strings.Contains(text, "func main"+suffix+"()") && !strings.Contains(text, "ListenAndServe") {
		text += fmt.Sprintf("\nfunc init() {\n\tcalls = append(calls, call{%q, func(goContext) string { main%s(); return \"\" }})\n}\n", ID(d.Name, i, 0, "sample"), suffix)
	}
	return r.selections(text)
}

var function = regexp.MustCompile(`(?m)^func (\w+)\(`)

// selections renames the names of the SDK's package in Go that imports it as sdk.
func (r *renamer) selections(text string) string {
	return selection.ReplaceAllStringFunc(text, func(text string) string {
		if r.names["sdk"][strings.TrimPrefix(text, "sdk.")] {
			return text + r.suffix
		}
		return text
	})
}

var selection = regexp.MustCompile(`\bsdk\.\w+`)

// body returns the statements of a call: an expression is reported.
func body(code string) string {
	if strings.Contains(code, "return ") {
		return code
	}
	return "return report(" + code + ")"
}

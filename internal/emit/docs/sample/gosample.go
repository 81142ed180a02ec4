package sample

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Method returns the method of the SDK and the address of its documentation. It is nil
// if the SDK lacks this version.
func (c *Call) Method() *model.Link {
	if c.endpoint == nil {
		return nil
	}
	name := c.op.Tag.Name.Go + "." + c.endpoint.Name.Go
	return &model.Link{Text: name, URL: packages + c.options.Module + "/" + c.options.Package + "#" + name}
}

// goProgram returns the call as a whole Go program. body is the body as an expression
// of the SDK's types; if it is nil, the body is decoded from JSON.
func (c *Call) goProgram(body *literal) Code {
	var code Code
	code.keyword("package").plain(" main\n\n")
	c.goImports(&code, body)
	code.keyword("func").plain(" main() {\n\tctx := context.Background()\n")
	code.plain("\turl := ").str(text.GoString(c.base())).plain("\n")
	options := c.goCredentials(&code)
	code.plain("\n\tclient, err := sdk.NewClient(\n")
	for _, option := range options {
		code.plain("\t\tsdk." + option + ",\n")
	}
	code.plain("\t\tsdk.UseBaseURL(url))\n")
	goCheck(&code)
	c.goArguments(&code)
	if body == nil {
		c.goBody(&code)
	}
	c.goUpload(&code)
	c.goFiles(&code)
	c.goParams(&code, body)
	c.goCall(&code)
	code.plain("}")
	return code
}

func (c *Call) goImports(code *Code, body *literal) {
	imports := []string{"context", "fmt", "log"}
	if c.answer.Kind == model.Stream || c.opensFile() || c.files() != nil || model.Preferred(c.op.Security) != nil {
		imports = append(imports, "os")
	}
	if c.goDecodes() && body == nil || body.names("json.") || slices.ContainsFunc(c.args, argument.isStructured) {
		imports = append(imports, "encoding/json")
	}
	if c.answer.Kind == model.Stream {
		imports = append(imports, "io")
	}
	if c.uses(isTime) || body.names("time.") {
		imports = append(imports, "time")
	}
	code.keyword("import").plain(" (\n")
	for _, path := range slices.Sorted(slices.Values(imports)) {
		code.plain("\t").str(text.GoString(path)).plain("\n")
	}
	code.plain("\n\tsdk ").str(text.GoString(c.options.Module + "/" + c.options.Package)).plain("\n)\n\n")
}

func goCheck(code *Code) {
	code.plain("\t").keyword("if").plain(" err != nil {\n\t\tlog.Fatal(err)\n\t}\n\n")
}

// goDecodes reports whether the body is written as JSON.
func (c *Call) goDecodes() bool { return c.body != nil && c.revision.Request.Schema != nil }

// goBody decodes the body from JSON into a variable of its type. So the sample shows
// the request, and the compiler checks the type.
func (c *Call) goBody(code *Code) {
	if c.goDecodes() {
		goDecode(code, "body", c.revision.Request.Schema.Type, c.body, true)
	}
}

// goDecode declares a variable and decodes its value from JSON.
func goDecode(code *Code, variable string, t model.Type, data []byte, marks bool) {
	var body Code
	body.tokens(data, "\t", marks)
	code.plain("\t").keyword("var").plain(" " + variable + " " + goType(t) + "\n")
	code.plain("\terr = json.Unmarshal([]byte(")
	if strings.ContainsAny(body.Text(), "`\r") {
		code.str(text.GoString(string(data)))
	} else {
		code.plain("`")
		code.parts = append(code.parts, body.parts...)
		code.plain("`")
	}
	code.plain("), &" + variable + ")\n")
	goCheck(code)
}

// goArguments decodes the parameters that are no scalars into variables.
func (c *Call) goArguments(code *Code) {
	for _, a := range c.args {
		if a.isStructured() {
			goDecode(code, a.variable(), a.param.Type, a.sample, false)
		}
	}
}

// goParams writes the struct of the parameters. body is the body as an expression, or
// nil.
func (c *Call) goParams(code *Code, body *literal) {
	var fields []field
	for _, a := range c.given() {
		l := &literal{}
		goArgument(&l.head, a)
		fields = append(fields, field{a.param.Name.Go, l})
	}
	switch {
	case body != nil:
		fields = append(fields, field{"Body", body})
	case c.goDecodes():
		l := &literal{}
		l.head.plain("&body")
		fields = append(fields, field{"Body", l})
	case c.uploads():
		l := &literal{}
		c.goUploaded(&l.head)
		fields = append(fields, field{"Body", l})
	}
	code.plain("\tparams := &sdk." + c.endpoint.Forms.Params + "{")
	if len(fields) > 0 {
		code.plain("\n")
		writeFields(code, fields, "\t\t")
		code.marked(commentPart, "", moreMark).plain("\t")
	} else {
		code.marked(commentPart, "", moreMark)
	}
	code.plain("}\n")
}

func (c *Call) goCall(code *Code) {
	if c.answer.Kind == model.Lines || c.answer.Kind == model.Events {
		code.plain("\t" + strings.ReplaceAll(c.goLoop(), "\n", "\n\t") + "\n")
		return
	}
	results := "sdkResp, httpResp, err"
	if c.answer.Kind == model.NoContent {
		results = "httpResp, err"
	}
	code.plain("\t" + results + " := client." + c.op.Tag.Field + ".\n\t\t" + c.endpoint.Forms.Long + "(ctx, params).\n\t\tExecute()\n")
	goCheck(code)
	switch c.answer.Kind {
	case model.NoContent:
		code.plain("\tfmt.Println(httpResp.Status)\n")
	case model.Stream:
		code.plain("\t").keyword("defer").plain(" sdkResp.Close()\n\tfmt.Println(httpResp.Status)\n\t")
		code.keyword("if").plain(" _, err := io.Copy(os.Stdout, sdkResp); err != nil {\n\t\tlog.Fatal(err)\n\t}\n")
	case model.Several:
		code.plain("\tfmt.Println(httpResp.Status)\n")
		for _, x := range c.revision.Outcomes.All {
			code.plain("\t").keyword("if").plain(" sdkResp." + x.Field + " != nil {\n\t\tfmt.Printf(").str(`"%+v\n"`).plain(", sdkResp." + x.Field + ")\n\t}\n")
		}
	default:
		code.plain("\tfmt.Printf(").str(`"%s\n%+v\n"`).plain(", httpResp.Status, sdkResp)\n")
	}
}

// goLoop returns a loop over all elements of a list.
func (c *Call) goLoop() string {
	var code Code
	code.plain("for item, err := range client." + c.op.Tag.Field + "." + c.endpoint.Forms.Long + "(ctx, params).All() {\n")
	code.plain("\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tfmt.Printf(\"%+v\\n\", item)\n}")
	return code.Text()
}

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

// goProgram returns the call as a whole Go program.
func (c *Call) goProgram() Code {
	var code Code
	code.keyword("package").plain(" main\n\n")
	c.goImports(&code)
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
	c.goBody(&code)
	c.goUpload(&code)
	c.goFiles(&code)
	c.goParams(&code)
	c.goCall(&code)
	code.plain("}")
	return code
}

func (c *Call) goImports(code *Code) {
	imports := []string{"context", "fmt", "log"}
	if c.answer.Kind == model.Stream || c.opensFile() || c.files() != nil || model.Preferred(c.op.Security) != nil {
		imports = append(imports, "os")
	}
	if c.goDecodes() || slices.ContainsFunc(c.args, argument.isStructured) {
		imports = append(imports, "encoding/json")
	}
	if c.answer.Kind == model.Stream {
		imports = append(imports, "io")
	}
	if c.uses(isTime) {
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
		goDecode(code, "body", c.revision.Request.Schema.Type, c.body)
	}
}

// goDecode declares a variable and decodes its value from JSON.
func goDecode(code *Code, variable string, t model.Type, data []byte) {
	var body Code
	body.json(data, "\t")
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
			goDecode(code, a.variable(), a.param.Type, a.sample)
		}
	}
}

func (c *Call) goParams(code *Code) {
	code.plain("\tparams := &sdk." + c.endpoint.Forms.Params + "{")
	for _, a := range c.given() {
		code.plain("\n\t\t" + a.param.Name.Go + ": ")
		goArgument(code, a)
		code.plain(",")
	}
	if c.goDecodes() {
		code.plain("\n\t\tBody: &body,")
	}
	if c.uploads() {
		code.plain("\n\t\tBody: ")
		c.goUploaded(code)
		code.plain(",")
	}
	if len(c.given()) > 0 || c.goDecodes() || c.uploads() {
		code.plain("\n\t")
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

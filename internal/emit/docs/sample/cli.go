package sample

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// packages is the address of the documentation of Go modules.
const packages = "https://pkg.go.dev/"

// Command returns the command and the address of its program's documentation.
func (c *Call) Command() model.Link {
	o := c.options
	return model.Link{Text: o.Program.Name + " api " + c.op.Command, URL: packages + o.CLI + "/cmd/" + o.Program.Name}
}

// cli returns the call as a command of the command-line client.
func (c *Call) cli() Code {
	var code Code
	code.keyword(c.options.Program.Name).plain(" api " + text.ShellWord(c.op.Command))
	flags := c.flags()
	for i, a := range c.given() {
		for _, value := range a.texts() {
			code.plain(next).name(text.ShellWord("--"+flags[i])).plain(between(a.param)).marked(stringPart, text.ShellWord(value), paramMark(a.param))
		}
	}
	code.marked(commentPart, "", moreMark)
	if !c.pinned || c.revision != c.op.Newest() {
		if v := c.revision.Version.String(); v != "" {
			code.plain(next).name("--version").plain(" ").str(text.ShellWord(v))
		}
	}
	if base := c.base(); strings.HasPrefix(base, unknownServer) {
		code.plain(next).name("--base-url").plain(" ").str(text.ShellWord(base))
	}
	if c.answer.Kind == model.Stream {
		code.plain(next).name("--output-file").plain(" ").str(text.ShellWord(c.op.Name.Kebab + "." + ending(c.answer.Accept)))
	}
	if c.body != nil && !c.isForm() {
		code.plain(next).name("--data").plain(" ").quotedJSON(c.body)
	}
	c.cliUpload(&code)
	c.cliForm(&code)
	return code
}

// between returns the separator between a flag and its value. The flag of a boolean
// needs "=", because it does not use the next word.
func between(p *model.Param) string {
	if t, ok := model.Resolved(p.Type).(model.Primitive); ok && t.Kind == model.Boolean {
		return "="
	}
	return " "
}

// flags returns the names of the flags of the arguments, as help shows them.
func (c *Call) flags() []string {
	var names []string
	for _, a := range c.given() {
		names = append(names, a.param.Name.Kebab)
	}
	return c.options.Program.ParamFlags(names)
}

package sample

import (
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An Identity is who a curl sample authenticates as.
type identity int

const (
	nobody identity = iota
	bearer          // a service account, with a token
	digest          // an API key
)

// next continues a command on the next line.
const next = " \\\n  "

// curl returns the call as a curl command. The values of credentials are left to
// the environment.
func (c *Call) curl(as identity) Code {
	var code Code
	code.keyword("curl").plain(" ").name("--request").plain(" " + c.op.Method)
	switch as {
	case bearer:
		code.plain(next).name("--header").plain(" ").str(`"Authorization: Bearer ${ACCESS_TOKEN}"`)
	case digest:
		code.plain(next).name("--user").plain(" ").str(`"${PUBLIC_KEY}:${PRIVATE_KEY}"`).plain(next).name("--digest")
	case nobody:
	}
	c.curlHeaders(&code)
	if c.answer.Kind == model.Stream {
		code.plain(next).name("--output").plain(" " + text.ShellWord(c.op.Name.Kebab+"."+ending(c.answer.Accept)))
	}
	if c.body != nil {
		code.plain(next).name("--data").plain(" ").quotedJSON(c.body)
	}
	code.plain(next).str(`"` + text.InDoubleQuotes(c.url()) + `"`)
	return code
}

func (c *Call) curlHeaders(code *Code) {
	header := func(name, value string) {
		if value != "" {
			code.plain(next).name("--header").plain(" ").str(`"` + text.InDoubleQuotes(name+": "+value) + `"`)
		}
	}
	header("Accept", c.answer.Accept.Text)
	if c.body != nil {
		header("Content-Type", c.revision.Request.MediaType.Text)
	}
	for _, a := range c.args {
		if a.param.In == model.InHeader {
			header(a.param.Name.Wire, a.text())
		}
	}
}

// ending returns the end of the name of a file with an answer.
func ending(m model.MediaType) string {
	if m.Format == "gzip" {
		return "gz"
	}
	return m.Format
}

// quotedJSON appends JSON as one word of a shell, in single quotes, indented like
// the flags before it.
func (c *Code) quotedJSON(data []byte) *Code {
	var inner Code
	inner.json(data, "  ")
	c.plain("'")
	for _, p := range inner.parts {
		c.add(p.Class, text.InSingleQuotes(p.Text))
	}
	return c.plain("'")
}

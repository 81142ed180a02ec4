package sample

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// next continues a command on the next line.
const next = " \\\n  "

// curl returns the call as a curl command with the credentials of an alternative,
// which it reads from environment variables.
func (c *Call) curl(alternative model.Alternative) Code {
	var code Code
	var query []string
	code.keyword("curl").plain(" ").name("--request").plain(" " + c.op.Method)
	for _, use := range alternative {
		if q := c.credential(&code, next, use.Scheme); q != "" {
			query = append(query, q)
		}
	}
	c.curlHeaders(&code)
	if c.answer.Kind == model.Stream {
		code.plain(next).name("--output").plain(" " + text.ShellWord(c.op.Name.Kebab+"."+ending(c.answer.Accept)))
	}
	if c.body != nil && !c.isForm() {
		code.plain(next).name("--data").plain(" ").quotedJSON(c.body)
	}
	c.curlUpload(&code)
	c.curlForm(&code)
	target := c.url()
	code.plain(next).marked(stringPart, `"`+text.InDoubleQuotes(target)+withQuery(target, strings.Join(query, "&"))+`"`, urlMark)
	return code
}

// withQuery returns the end of a URL with an addition to the query.
func withQuery(address, query string) string {
	switch {
	case query == "":
		return ""
	case strings.Contains(address, "?"):
		return "&" + query
	}
	return "?" + query
}

func (c *Call) curlHeaders(code *Code) {
	header := func(name, value string, m mark) {
		if value != "" {
			code.plain(next).name("--header").plain(" ").marked(stringPart, `"`+text.InDoubleQuotes(name+": "+value)+`"`, m)
		}
	}
	var cookies []string
	header("Accept", c.answer.Accept.Text, mark{})
	if c.body != nil && !c.isForm() || c.uploads() {
		header("Content-Type", c.contentType(), mark{})
	}
	for _, a := range c.args {
		if a.param.In == model.InHeader {
			header(a.param.Name.Wire, a.written(), paramMark(a.param))
		}
		if a.param.In == model.InCookie {
			cookies = append(cookies, a.written())
		}
	}
	header("Cookie", strings.Join(cookies, "; "), mark{})
	code.marked(commentPart, "", moreMark)
}

// ending returns the suffix of a file name for a response.
func ending(m model.MediaType) string {
	switch {
	case m.Format == "gzip":
		return "gz"
	case m.IsRange() || strings.ContainsAny(m.Format, ".+-"):
		return "bin"
	}
	return m.Format
}

// quotedJSON appends JSON as one word of a shell, in single quotes and indented like
// the flags before it.
func (c *Code) quotedJSON(data []byte) *Code {
	var inner Code
	inner.body(data, "  ")
	c.plain("'")
	for _, p := range inner.parts {
		c.marked(p.Class, text.InSingleQuotes(p.Text), mark{name: p.Mark})
	}
	return c.plain("'")
}

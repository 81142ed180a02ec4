package sample

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model/coding"
)

// uploads reports whether the body is neither JSON nor a form.
func (c *Call) uploads() bool {
	return c.revision.Request != nil && !c.revision.Request.MediaType.IsJSON() && !c.isForm()
}

// opensFile reports whether the body comes from a file.
func (c *Call) opensFile() bool { return c.uploads() && !c.sendsText() }

func (c *Call) sendsText() bool { return c.revision.Request.MediaType.Coding() == coding.Text }

// contentType returns the media type of the body. A sample sends bytes if the document
// allows a range.
func (c *Call) contentType() string {
	m := c.revision.Request.MediaType
	switch {
	case !m.IsRange():
		return m.Text
	case m.IsJSON():
		return "application/json"
	case m.Coding() == coding.Text:
		return "text/plain"
	}
	return cmp.Or(usual[m.Text], "application/octet-stream")
}

// usual are media types of ranges that have a usual one.
var usual = map[string]string{"image/*": "image/png", "audio/*": "audio/mpeg", "video/*": "video/mp4", "font/*": "font/woff2", "model/*": "model/gltf-binary"}

// uploadFile returns the name of the file in samples. It is not the name of the file
// for the answer.
func (c *Call) uploadFile() string { return "body." + ending(c.revision.Request.MediaType) }

// uploadText returns the text in samples, in one line.
func (c *Call) uploadText() string {
	p := c.revision.Request.Payload
	sample := text.Line(text.FromJSON(string(c.values.Payload(value.Request, &p))))
	if sample == "" || strings.HasPrefix(sample, "@") {
		return "text"
	}
	return sample
}

func (c *Call) cliUpload(code *Code) {
	switch {
	case !c.uploads():
	case c.sendsText():
		code.plain(next).name("--data").plain(" ").str(text.ShellWord(c.uploadText()))
	default:
		code.plain(next).name("--file").plain(" ").str(text.ShellWord(c.uploadFile()))
	}
}

func (c *Call) curlUpload(code *Code) {
	switch {
	case !c.uploads():
	case c.sendsText():
		code.plain(next).name("--data-raw").plain(" ").str(text.ShellWord(c.uploadText()))
	default:
		code.plain(next).name("--data-binary").plain(" ").str(text.ShellWord("@" + c.uploadFile()))
	}
}

// goUpload opens the file of the body.
func (c *Call) goUpload(code *Code) {
	if !c.opensFile() {
		return
	}
	code.plain("\tfile, err := os.Open(").str(text.GoString(c.uploadFile())).plain(")\n")
	goCheck(code)
	code.plain("\t").keyword("defer").plain(" file.Close()\n\n")
}

// goUploaded writes the body.
func (c *Call) goUploaded(code *Code) {
	switch {
	case c.opensFile():
		code.plain("file")
	case c.revision.Request.Required:
		code.str(text.GoString(c.uploadText()))
	default:
		code.plain("sdk.Ptr(").str(text.GoString(c.uploadText())).plain(")")
	}
}

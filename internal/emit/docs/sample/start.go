package sample

import "github.com/atlasgen/atlasgen/internal/model"

// Install returns commands that install the command line and add the SDK to a module.
func (m *Maker) Install() (cli, sdk Code) {
	cli.keyword("go").plain(" install " + m.options.CLI + "/cmd/" + m.options.Program.Name + "@latest\n")
	cli.keyword(m.options.Program.Name).plain(" --help")
	sdk.keyword("go").plain(" get " + m.options.Module)
	return cli, sdk
}

// Simple returns how little a first call needs: the fewer, the better. ok is false if
// the call changes something, or if the SDK does not make it.
func (c *Call) Simple() (cost int, ok bool) {
	if c.op.Method != "GET" || c.op.Deprecated || c.endpoint == nil || c.answer.Kind != model.Pages && c.answer.Kind != model.Value {
		return 0, false
	}
	cost = 10 * len(c.given())
	if c.answer.Kind != model.Pages {
		cost += 5
	}
	return cost, true
}

// First returns the call for the command line and as a whole program in Go.
func (c *Call) First() (cli, program Code) { return c.cli(), c.goProgram(c.typedBody()) }

// Watched returns the command that waits until the change is done.
func (c *Call) Watched() Code {
	code := c.cli()
	code.plain(next).name("--watch")
	return code
}

// Needs returns how many parameters the call needs.
func (c *Call) Needs() int { return len(c.given()) }

// Older returns the command that calls a version of an operation.
func (c *Call) Older() Code {
	var code Code
	code.keyword(c.options.Program.Name).plain(" api " + c.op.Command + " ").name("--version").plain(" " + c.revision.Version.String())
	return code
}

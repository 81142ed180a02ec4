package page

import (
	"fmt"
	"strings"
)

// Overview describes the command "api": how operations are called, and what they
// all share.
func Overview(program, title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `Call an operation of the %[2]s.

Usage:
  %[1]s api <operation> [flags]
  %[1]s api <tag> <operation> [flags]
  %[1]s api wait <operation> [flags]   wait until a change is done
  %[1]s api list                       list the operations; also --tag, --grep, --format json

An operation has a short and a long name, and perhaps older ones; all of them work.
See "%[1]s api <operation> --help" for its parameters, and "%[1]s config --help" for
credentials.
`, program, title)
	for _, g := range []Group{Output, Sending, Credentials} {
		Shared(&b, g)
	}
	b.WriteString(`
Exit codes:
  0 done  1 other error  2 usage  3 not authenticated or not allowed  4 not found
  5 conflict  6 rate limited  7 server fault  8 network  130 interrupted
`)
	return b.String()
}

// ManOverview returns the man page of the command "api".
func ManOverview(program, title string) string {
	name := program + "-api"
	return fmt.Sprintf(".TH %s 1\n.SH NAME\n%s \\- call an operation of the %s\n.SH DESCRIPTION\n.nf\n%s.fi\n",
		roff(strings.ToUpper(name)), roff(name), roff(title), lines(Overview(program, title)))
}

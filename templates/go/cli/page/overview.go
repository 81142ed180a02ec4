package page

import (
	"fmt"
	"strings"
)

// Overview describes the command "api": how operations are called, and what they
// all share.
func Overview(program *Program, title string, width int) string {
	s := sheet{program: program, width: width}
	s.wrap("Call an operation of the " + title + ".")
	fmt.Fprintf(&s, `
Usage:
  %[1]s api <operation> [flags]
  %[1]s api <tag> <operation> [flags]
  %[1]s api wait <operation> [flags]   wait until a change is done
  %[1]s api list [flags]               search for an operation

`, program.Name)
	s.wrap(fmt.Sprintf("An operation has a short and a long name, and perhaps older ones; all of them work. "+
		"See \"%[1]s api <operation> --help\" for its parameters, and \"%[1]s config --help\" for credentials.", program.Name))
	for _, g := range []Group{Output, Sending, Credentials} {
		s.shared(g, func(Flag) bool { return true })
	}
	s.WriteString(`
Exit codes:
  0 done  1 other error  2 usage  3 not authenticated or not allowed
  4 not found  5 conflict  6 rate limited  7 server fault  8 network
  130 interrupted
`)
	return s.shown()
}

// Config describes where settings come from, and which count more.
func Config(program *Program, width int) string {
	s := sheet{program: program, width: width}
	s.wrap("Show and change profiles: servers, credentials, defaults.")
	s.WriteByte('\n')
	s.wrap(precedence(program))
	s.WriteString("\nSettings, and the variables that stand for them:\n")
	for _, k := range program.Settings.Keys {
		fmt.Fprintf(&s, "  %-14s %-30s %s\n", k.Name, k.Env, k.Text)
	}
	fmt.Fprintf(&s, "\n%s names the profile where no flag does.\n", program.Settings.Variable)
	return s.shown()
}

// precedence says which settings count more.
func precedence(program *Program) string {
	text := "A flag counts more than a variable of the environment, and that more than a profile."
	var titles []string
	for _, w := range program.Settings.Ways {
		titles = append(titles, w.Title)
	}
	if len(titles) < 2 {
		return text
	}
	return text + " Where an operation accepts several kinds of credentials, those of the nearest place are sent; in one place, they count in this order: " +
		strings.Join(titles, ", ") + "."
}

// ManOverview returns the man page of the command "api".
func ManOverview(program *Program, title string) string {
	return topic(program.Name+"-api", "call an operation of the "+title, Overview(program, title, Width))
}

// ManConfig returns the man page of the command "config".
func ManConfig(program *Program) string {
	return topic(program.Name+"-config", "show and change profiles", Config(program, Width))
}

// topic returns a man page of text that is laid out already.
func topic(name, short, text string) string {
	return fmt.Sprintf(".TH %s 1\n.SH NAME\n%s \\- %s\n.SH DESCRIPTION\n.nf\n%s.fi\n",
		roff(strings.ToUpper(name)), roff(name), roff(short), lines(text))
}

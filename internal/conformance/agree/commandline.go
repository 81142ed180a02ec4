package agree

import (
	"regexp"
	"slices"
	"strings"
)

var (
	commandTitle    = regexp.MustCompile(`(?m)^# (\S+ api \S+)$`)
	commandEndpoint = regexp.MustCompile("(?m)^```\n([A-Z]+ /.*)$")
	commandVersions = regexp.MustCompile(`(?m)^- Versions: (.*)$`)
	commandFlag     = regexp.MustCompile("(?m)^\\| `--([^`]+)` \\| .* \\| (.*) \\|$")
	commandExample  = regexp.MustCompile("(?s)## Example\n\n```sh\n(.*)\n```")
	oneVersion      = regexp.MustCompile(`^(\S+)(?: \(default\))?(?: \(until ([0-9-]+)\))?$`)
)

// readCommandPages states what the Markdown pages of commands show.
func readCommandPages(out *Outputs, s Statements) error {
	for name, data := range out.below("cli/docs", ".md") {
		if name == "README" {
			continue
		}
		text := string(data)
		title := strings.ReplaceAll(found(commandTitle, text), `\`, "")
		operation := title[strings.LastIndexByte(title, ' ')+1:]
		at := Subject{operation, out.newest[operation]}
		s.say(at, Command, title)
		s.say(at, Endpoint, found(commandEndpoint, text))
		s.say(at, Deprecated, yes(strings.Contains(text, "\n- Deprecated: ")))
		s.say(at, Versions, versionsOf(s, operation, strings.ReplaceAll(found(commandVersions, text), `\`, "")))
		flags, required := commandFlags(text)
		s.say(at, Flags, list(flags))
		s.say(at, Paged, yes(slices.Contains(flags, "max-items")))
		s.say(at, Required, list(required))
		commandSample(out, s, at, found(commandExample, text))
	}
	return nil
}

// versionsOf reads a list of versions with their sunsets and returns it in the
// order of the document: stable ones come newest first.
func versionsOf(s Statements, operation, text string) string {
	var stable, others []string
	for part := range strings.SplitSeq(text, ", ") {
		match := oneVersion.FindStringSubmatch(part)
		if match == nil {
			continue
		}
		s.say(Subject{operation, match[1]}, Sunset, match[2])
		if strings.HasPrefix(match[1], "preview") || strings.HasSuffix(match[1], ".upcoming") {
			others = append(others, match[1])
		} else {
			stable = append([]string{match[1]}, stable...)
		}
	}
	return strings.Join(append(stable, others...), " ")
}

func commandFlags(text string) (all, required []string) {
	for _, match := range commandFlag.FindAllStringSubmatch(text, -1) {
		all = append(all, match[1])
		if strings.Contains(match[2], "(required;") || strings.Contains(match[2], "(required)") {
			required = append(required, match[1])
		}
	}
	return all, required
}

// commandSample states which values the last command of an example gives.
func commandSample(out *Outputs, s Statements, at Subject, example string) {
	lines := strings.Split(strings.ReplaceAll(example, " \\\n", ""), "\n")
	c := splitCommand(lines[len(lines)-1], func(name string) bool { return false })
	s.say(at, Command, strings.Join(c.words, " "))
	for _, p := range out.required(at.Operation) {
		var values []string
		for _, f := range c.flags {
			if fold(strings.TrimPrefix(f.name, "param-")) == fold(p.Name) {
				values = append(values, f.value)
			}
		}
		s.say(at, Example+" "+Fact(p.Name), strings.Join(values, ","))
	}
}

var (
	manualTitle    = regexp.MustCompile(`(?m)^\.B (\S+ api \S+)`)
	manualEndpoint = regexp.MustCompile(`(?m)^\.PP\n([A-Z]+ /.*)$`)
	manualFlag     = regexp.MustCompile(`(?m)^\.TP\n\\fB--([^\\]+)\\fR`)
	plain          = strings.NewReplacer(`\-`, "-", `\(aq`, "'", `\(ga`, "`", `\(ha`, "^", `\(ti`, "~", `\e`, `\`)
)

// readManual states what the manual pages of commands show.
func readManual(out *Outputs, s Statements) error {
	shared := out.sharedFlags()
	for _, data := range out.below("cli/man/man1", ".1") {
		text := plain.Replace(string(data))
		title := found(manualTitle, text)
		if title == "" {
			continue // a page about all commands
		}
		operation := title[strings.LastIndexByte(title, ' ')+1:]
		at := Subject{operation, out.newest[operation]}
		var flags []string
		for _, match := range manualFlag.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(shared, match[1]) {
				flags = append(flags, match[1])
			}
		}
		s.say(at, Endpoint, found(manualEndpoint, text))
		s.say(at, Flags, list(flags))
		s.say(at, Paged, yes(slices.Contains(flags, "max-items")))
	}
	return nil
}

var (
	sharedFlag = regexp.MustCompile(`(?m)^  (?:-\w, )?--([a-z-]+)`)
	setting    = regexp.MustCompile(`(?m)^  [a-z_]+ +([A-Z][A-Z0-9_]+) `)
	profile    = regexp.MustCompile(`(?m)^([A-Z][A-Z0-9_]+) names the profile`)
)

// sharedFlags returns the flags that all operations share.
func (out *Outputs) sharedFlags() []string {
	var all []string
	for _, match := range sharedFlag.FindAllStringSubmatch(string(out.Files["cli/docs/README.md"]), -1) {
		all = append(all, match[1])
	}
	return all
}

// readOverview states which variables the program reads.
func readOverview(out *Outputs, s Statements) error {
	settings(s, string(out.Files["cli/docs/README.md"]))
	return nil
}

// settings states which variables a list of settings names.
func settings(s Statements, text string) {
	for _, pattern := range []*regexp.Regexp{setting, profile} {
		for _, match := range pattern.FindAllStringSubmatch(text, -1) {
			s.say(Subject{}, Variable+" "+Fact(match[1]), "named")
		}
	}
}

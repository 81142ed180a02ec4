package agree

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// runningVoices are those of the command line as it runs. Its output lies in
// "running/", in files that are named for operations, or for the pages whose
// samples were run.
func runningVoices() []Voice {
	return []Voice{
		{"help", readHelp, newest, []Fact{Endpoint, Deprecated, Paged, Required, Flags}, nil},
		{"completion", readCompletion, newest, []Fact{Flags}, nil},
		{"--example", readExamples, newest, nil, nil},
		{"--curl", readRequests, documented, []Fact{Endpoint, Accept, ContentType, Example, BaseURL}, nil},
		{"config --help", readConfigHelp, every, []Fact{Variable}, nil},
	}
}

// output returns what was printed, by the base name of its file.
func (out *Outputs) output(folder string) map[string]string {
	found := map[string]string{}
	for file, data := range out.Files {
		if path.Dir(file) == "running/"+folder {
			found[path.Base(file)] = string(data)
		}
	}
	return found
}

var (
	helpEndpoint = regexp.MustCompile(`(?m)^  ([A-Z]+ /.*)$`)
	helpFlag     = regexp.MustCompile(`(?m)^  (?:-\w, )?--([\w.-]+)`)
	helpSection  = regexp.MustCompile(`(?m)^Required:\n((?:  .*\n)*)`)
)

func readHelp(out *Outputs, s Statements) error {
	for operation, text := range out.output("help") {
		at := Subject{operation, out.newest[operation]}
		text, _, _ = strings.Cut(text, "\nShared by all operations")
		s.say(at, Endpoint, found(helpEndpoint, text))
		s.say(at, Deprecated, yes(strings.Contains(text, "\n  Deprecated: ")))
		flags := helpFlags(text)
		s.say(at, Flags, list(flags))
		s.say(at, Paged, yes(slices.Contains(flags, "max-items")))
		s.say(at, Required, list(helpFlags(found(helpSection, text))))
	}
	return nil
}

// helpFlags returns the flags in a text.
func helpFlags(text string) []string {
	var flags []string
	for _, match := range helpFlag.FindAllStringSubmatch(text, -1) {
		flags = append(flags, match[1])
	}
	return flags
}

var completed = regexp.MustCompile(`(?m)^--([\w.-]+)`)

func readCompletion(out *Outputs, s Statements) error {
	shared := append(out.sharedFlags(), "help")
	for operation, text := range out.output("completion") {
		var flags []string
		for _, match := range completed.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(append(shared, flags...), match[1]) {
				flags = append(flags, match[1])
			}
		}
		s.say(Subject{operation, out.newest[operation]}, Flags, list(flags))
	}
	return nil
}

func readExamples(out *Outputs, s Statements) error {
	for operation, text := range out.output("example") {
		s.say(Subject{operation, out.newest[operation]}, Body, canonical([]byte(text)))
	}
	return nil
}

// hidden stands for values that are not shown, because they are write-only.
const hidden = `"[hidden]"`

// readRequests states the requests that the samples for the command line send. It
// leaves out bodies that are partly hidden.
func readRequests(out *Outputs, s Statements) error {
	pages, err := out.jsonPages()
	if err != nil {
		return err
	}
	for file, text := range out.output("curl") {
		if err := curlSample(out, s, pages[file], text, Variable); err != nil {
			return fmt.Errorf("request of %s: %w", file, err)
		}
		if at := (Subject{pages[file].Name, pages[file].Version}); strings.Contains(s[at][Body], hidden) {
			delete(s[at], Body)
		}
	}
	return nil
}

func readConfigHelp(out *Outputs, s Statements) error {
	settings(s, string(out.Files["running/config"]))
	return nil
}

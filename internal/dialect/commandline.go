package dialect

import (
	"fmt"
	"regexp"
)

// A CommandLine names the generated program and its settings.
type CommandLine struct {
	Program   Command   `yaml:"program"`   // its name; if empty, made from the document's title
	Variables Prefix    `yaml:"variables"` // of its environment variables; if empty, its name
	Flags     []Rename  `yaml:"flags"`     // second names of flags
	Hidden    []string  `yaml:"hidden"`    // query parameters that help does not show
	Settings  []Setting `yaml:"settings"`  // of a profile: values of parameters
}

// A Command is the name of a program or a flag. It may be empty.
type Command string

var commandForm = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func (c Command) fault() string {
	if c != "" && !commandForm.MatchString(string(c)) {
		return "is no name of a command or flag: want lower-case letters, digits and hyphens"
	}
	return ""
}

// A Prefix is the beginning of the names of environment variables: "SHOP_". It may be
// empty.
type Prefix string

var prefixForm = regexp.MustCompile(`^[A-Z][A-Z0-9_]*_$`)

func (p Prefix) fault() string {
	if p != "" && !prefixForm.MatchString(string(p)) {
		return "is no prefix of variables: want upper-case letters, digits and a final underscore"
	}
	return ""
}

// A Rename gives the flag of a path parameter a second name.
type Rename struct {
	Param string  `yaml:"param"` // "groupId"
	Below string  `yaml:"below"` // only where the path contains it: "/groups/{groupId}"
	Flag  Command `yaml:"flag"`  // "project-id"
}

func (r *Rename) fault() string {
	if r.Param == "" || r.Flag == "" {
		return "a second name of a flag needs param and flag"
	}
	return ""
}

// A Setting is a value in a profile. It is used for path parameters that the arguments
// of a command do not set.
type Setting struct {
	Name     string  `yaml:"name"`     // in the profile: "project_id"
	Variable string  `yaml:"variable"` // of the environment, without the prefix: "PROJECT_ID"
	Text     string  `yaml:"text"`     // in help
	Param    string  `yaml:"param"`    // the parameter that it sets, or
	Flag     Command `yaml:"flag"`     // the second name of the flag that it sets
}

var settingForm = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

func (s *Setting) fault() string {
	switch {
	case !settingForm.MatchString(s.Name):
		return fmt.Sprintf("name of a setting: want lower-case letters, digits and underscores: %q", s.Name)
	case (s.Param == "") == (s.Flag == ""):
		return "a setting needs either param or flag"
	case s.Text == "":
		return "a setting needs a text"
	}
	return ""
}

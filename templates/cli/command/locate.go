package command

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/cli/page"
	"github.com/atlasgen/atlasgen/templates/ops"
)

// A target is what the arguments ask for.
type target struct {
	args     []string // with the words that name the command at their beginning
	words    []string // after "api", as they were typed: a tag, the operation
	wait     bool     // "api wait"
	op       *ops.Operation
	version  *ops.Version // of op
	why      error        // there is no such version; then version is the default one
	tag      string       // "api TAG" alone
	complete bool         // the shell asks for completions
}

// locate finds the operation before any command is built. It looks for the first
// words that are neither flags nor values of flags, so that flags may stand
// anywhere, and moves those words to the front.
func (s *session) locate() (*target, error) {
	t := &target{args: s.args}
	args := s.args
	head := 0
	if len(args) > 0 && strings.HasPrefix(args[0], "__complete") {
		t.complete, head = true, 1
	}
	words := positions(args, head)
	if t.complete && len(words) > 0 && words[len(words)-1] == len(args)-1 {
		words = words[:len(words)-1] // it is still being typed
	}
	if len(words) > 0 && args[words[0]] == "help" {
		words = words[1:]
	}
	if len(words) < 2 || args[words[0]] != "api" {
		return t, nil
	}
	used, err := s.name(t, args, words[1:])
	if err != nil || used == 0 {
		return t, err
	}
	t.args = front(args, head, words[0], words[1:1+used])
	return t, s.version(t)
}

// positions returns where words stand that are neither flags nor their values.
func positions(args []string, from int) []int {
	var words []int
	for i := from; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return words
		case len(arg) > 1 && arg[0] == '-':
			if takesNext(arg) {
				i++
			}
		default:
			words = append(words, i)
		}
	}
	return words
}

// takesNext reports whether the argument after a flag is its value. Only the
// shared flags are known here; a parameter is taken to have one, unless its next
// argument looks like a flag itself.
func takesNext(flag string) bool {
	name := strings.TrimLeft(flag, "-")
	if strings.Contains(name, "=") || name == "help" || name == "h" || name == "example" {
		return false
	}
	flags := page.Flags()
	i := slices.IndexFunc(flags, func(f page.Flag) bool { return f.Name == name })
	return i < 0 || flags[i].Value != ""
}

// name resolves the words after "api" and returns how many of them it used.
func (s *session) name(t *target, args []string, words []int) (int, error) {
	word := func(i int) string { return args[words[i]] }
	first := 0
	if word(0) == "wait" || word(0) == "list" {
		t.wait = word(0) == "wait"
		if !t.wait || len(words) < 2 {
			return 0, nil
		}
		first = 1
	}
	op, err := s.lookup(word(first))
	if err != nil {
		tag := s.tag(word(first))
		if tag == "" {
			return 0, err
		}
		if len(words) <= first+1 {
			t.tag = tag
			t.words = []string{word(first)}
			return first + 1, nil
		}
		if op, err = s.within(tag, word(first+1)); err != nil {
			return 0, err
		}
		t.words = []string{word(first)}
		first++
	}
	t.op = op
	t.words = append(t.words, word(first))
	return first + 1, nil
}

// front moves the words at the given positions behind the first one.
func front(args []string, head, first int, words []int) []string {
	moved := append(slices.Clone(args[:head]), args[first])
	if first > head && args[head] == "help" {
		moved = append(slices.Clone(args[:head]), "help", args[first])
	}
	for _, w := range words {
		moved = append(moved, args[w])
	}
	for i := head; i < len(args); i++ {
		if i != first && !slices.Contains(words, i) && !(i == head && args[i] == "help") {
			moved = append(moved, args[i])
		}
	}
	return moved
}

package command

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A target is the operation or group that the arguments name.
type target struct {
	program  *page.Program
	args     []string // the words that name the command, then the other arguments
	words    []string // the typed words after "api": a tag, the operation
	wait     bool     // "api wait"
	op       *ops.Operation
	version  *ops.Version // of op
	why      error        // the requested version does not exist; version is the default one
	tag      string       // "api TAG" alone
	complete bool         // the shell asks for completions
}

// locate finds the operation before any command is built. It searches the arguments
// for the first words that are neither flags nor values of flags, because flags may be
// anywhere, and moves these words to the front.
func (s *session) locate() (*target, error) {
	args, head := s.args, 0
	complete := len(args) > 0 && strings.HasPrefix(args[0], "__complete")
	if complete {
		head = 1
	} else {
		args = s.askedAs(args)
	}
	t := &target{program: s.about(), args: args, complete: complete}
	words := s.positions(args, head)
	if complete && len(words) > 0 && words[len(words)-1] == len(args)-1 {
		words = words[:len(words)-1] // it is still being typed
	}
	if len(words) < 2 || args[words[0]] != "api" {
		return t, nil
	}
	used, err := s.name(t, args, words[1:])
	if err != nil || used == 0 {
		return t, err
	}
	t.args = front(args, head, words[:1+used])
	return t, s.version(t)
}

// askedAs rewrites "help X" and "api help X" as "X --help" and "api X --help".
func (s *session) askedAs(args []string) []string {
	words := s.positions(args, 0)
	for i, w := range words[:min(len(words), 2)] {
		if args[w] == "help" && (i == 0 || args[words[0]] == "api") {
			return append(slices.Delete(slices.Clone(args), w, w+1), "--help")
		}
	}
	return args
}

// positions returns the positions of words that are neither flags nor their values.
func (s *session) positions(args []string, from int) []int {
	var words []int
	for i := from; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return words
		case isFlag(arg):
			if s.takesNext(arg) && i+1 < len(args) && !isFlag(args[i+1]) {
				i++
			}
		default:
			words = append(words, i)
		}
	}
	return words
}

// isFlag reports whether an argument is a flag; "-" stands for standard input.
func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }

// takesNext reports whether the argument after a flag is its value. It knows only the
// shared flags. All others are assumed to take a value.
func (s *session) takesNext(arg string) bool {
	name, long := strings.CutPrefix(arg, "--")
	if !long {
		name = arg[1:]
	}
	if !long && len(name) > 1 || strings.Contains(name, "=") || name == "help" || name == "h" {
		return false
	}
	f, known := s.FlagNamed(name)
	return !known || f.TakesNext()
}

// name resolves the words after "api" and returns the number of words that it used.
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
	op, err := s.catalog().Lookup(word(first))
	if err != nil {
		tag := s.catalog().Tag(word(first))
		if tag == "" {
			return 0, err
		}
		if len(words) <= first+1 {
			t.tag = tag
			t.words = []string{word(first)}
			return first + 1, nil
		}
		if op, err = s.catalog().Within(tag, word(first+1)); err != nil {
			return 0, err
		}
		t.words = []string{word(first)}
		first++
	}
	t.op = op
	t.words = append(t.words, word(first))
	return first + 1, nil
}

// front moves the words at the given positions behind the head.
func front(args []string, head int, words []int) []string {
	moved := slices.Clone(args[:head])
	for _, w := range words {
		moved = append(moved, args[w])
	}
	for i := head; i < len(args); i++ {
		if !slices.Contains(words, i) {
			moved = append(moved, args[i])
		}
	}
	return moved
}

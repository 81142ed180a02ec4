// Package target finds the operation that the arguments name, before any command is
// built.
package target

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/catalog"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Target is the operation or group that the arguments name.
type Target struct {
	Args     []string // the words that name the command, then the other arguments
	Words    []string // the typed words after "api": a tag, the operation
	Wait     bool     // "api wait"
	Op       *ops.Operation
	Version  *ops.Version // of Op
	Why      error        // the requested version does not exist; Version is the default one
	Tag      string       // "api TAG" alone
	Complete bool         // the shell asks for completions

	finder *Finder
}

// A Finder knows the names of operations and of shared flags.
type Finder struct {
	Program  *page.Program
	Catalog  catalog.Catalog
	Commands []string // the names of other commands than those of operations
}

// Find returns the target of arguments. It searches them for the first words that are
// neither flags nor values of flags, because flags may be anywhere, and moves these
// words to the front.
func (f *Finder) Find(args []string) (*Target, error) {
	head := 0
	complete := len(args) > 0 && strings.HasPrefix(args[0], "__complete")
	if complete {
		head = 1
	} else {
		args = f.askedAs(args)
	}
	t := &Target{Args: args, Complete: complete, finder: f}
	words := f.positions(args, head)
	if complete && len(words) > 0 && words[len(words)-1] == len(args)-1 {
		words = words[:len(words)-1] // it is still being typed
	}
	if err := f.known(args, words, complete); err != nil {
		return nil, err
	}
	if len(words) < 2 || args[words[0]] != "api" {
		return t, nil
	}
	used, err := f.name(t, args, words[1:])
	if err != nil || used == 0 {
		return t, err
	}
	t.Args = front(args, head, words[:1+used])
	t.choose()
	return t, nil
}

// known returns an error if the first word is no command. It suggests the operations
// that the words may mean.
func (f *Finder) known(args []string, words []int, complete bool) error {
	if len(words) == 0 || complete || slices.Contains(f.Commands, args[words[0]]) {
		return nil
	}
	var typed []string
	for _, w := range words {
		typed = append(typed, args[w])
	}
	text := fmt.Sprintf("there is no command %q", typed[0])
	if op, err := f.Catalog.Lookup(typed[0]); err == nil {
		return fmt.Errorf("%s; did you mean %s api %s?", text, f.Program.Name, op.CommandName())
	}
	tag := f.Catalog.Tag(typed[0])
	if near := catalog.Nearest(typed[0], f.Commands); len(near) > 0 && tag == "" {
		return errors.New(text + catalog.Suggestion(near))
	}
	guessed := f.Catalog.Guess(typed)
	if tag != "" && len(guessed) != 1 {
		guessed = append(f.Catalog.GuessWithin(tag, typed[1:]), catalog.Kebab(tag))
	}
	if len(guessed) > 0 {
		return fmt.Errorf("%s; did you mean %s api %s?", text, f.Program.Name, strings.Join(guessed, ", "))
	}
	return fmt.Errorf("%s; see %s --help", text, f.Program.Name)
}

// askedAs rewrites "help X" and "api help X" as "X --help" and "api X --help".
func (f *Finder) askedAs(args []string) []string {
	words := f.positions(args, 0)
	for i, w := range words[:min(len(words), 2)] {
		if args[w] == "help" && (i == 0 || args[words[0]] == "api") {
			return append(slices.Delete(slices.Clone(args), w, w+1), "--help")
		}
	}
	return args
}

// positions returns the positions of words that are neither flags nor their values.
func (f *Finder) positions(args []string, from int) []int {
	var words []int
	for i := from; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return words
		case isFlag(arg):
			if f.takesNext(arg) && i+1 < len(args) && !isFlag(args[i+1]) {
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
func (f *Finder) takesNext(arg string) bool {
	name, long := strings.CutPrefix(arg, "--")
	if !long {
		name = arg[1:]
	}
	if !long && len(name) > 1 || strings.Contains(name, "=") || name == "help" || name == "h" {
		return false
	}
	flag, known := f.Program.FlagNamed(name)
	return !known || flag.TakesNext()
}

// name resolves the words after "api" and returns the number of words that it used.
func (f *Finder) name(t *Target, args []string, words []int) (int, error) {
	word := func(i int) string { return args[words[i]] }
	first := 0
	if word(0) == "wait" || word(0) == "list" {
		t.Wait = word(0) == "wait"
		if !t.Wait || len(words) < 2 {
			return 0, nil
		}
		first = 1
	}
	op, err := f.Catalog.Lookup(word(first))
	if err != nil {
		tag := f.Catalog.Tag(word(first))
		if tag == "" {
			return 0, err
		}
		if len(words) <= first+1 {
			t.Tag = tag
			t.Words = []string{word(first)}
			return first + 1, nil
		}
		if op, err = f.Catalog.Within(tag, word(first+1)); err != nil {
			return 0, err
		}
		t.Words = []string{word(first)}
		first++
	}
	t.Op = op
	t.Words = append(t.Words, word(first))
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

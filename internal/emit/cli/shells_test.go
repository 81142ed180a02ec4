package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A shell completes words with the script that comes with the program. Its command
// prints the completions of the last of the words that follow.
type shell struct {
	name    string
	options []string
	command string
}

// shells are run without the user's own settings. Functions of the shell that draw the
// completions are replaced by others that print them.
var shells = []shell{
	{"bash", []string{"--norc", "-c"}, `. /usr/share/bash-completion/bash_completion || exit 99
compopt() { :; }
. "$1/atlas.bash"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
__start_atlas
printf '%s\n' "${COMPREPLY[@]}"`},
	{"zsh", []string{"-f", "-c"}, `compdef() { : }
_describe() { for a in "$@"; do [[ ${(Pt)a} == array* ]] && print -rl -- ${(P)a[@]} && return 0; done }
_arguments() { : }
dir=$1; shift
words=("$@"); CURRENT=$#
source $dir/_atlas
_atlas`},
	{"fish", []string{"--no-config", "-c"}, `source $argv[1]/atlas.fish
complete -C (string join ' ' -- $argv[2..])`},
}

// TestShellsComplete asks each shell that is installed for completions.
func TestShellsComplete(t *testing.T) {
	program := built(t)
	scripts, err := filepath.Abs("../../../generated/cli/completion")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shells {
		t.Run(s.name, func(t *testing.T) {
			for line, want := range map[string][]string{
				"atlas api getClusterB":                                  {"getClusterBackupSnapshot"},
				"atlas api clusters getC":                                {"getCluster"},
				"atlas api getCluster --":                                {"--cluster-name", "--group-id"},
				"atlas api createCluster --output y":                     {"yaml"},
				"atlas api createCluster --set tags.0.":                  {"tags.0.key=", "tags.0.value="},
				"atlas api createCluster --set clusterType=":             {"clusterType=GEOSHARDED", "clusterType=REPLICASET", "clusterType=SHARDED"},
				"atlas api listOrgInvoices --org-id x --status-names PA": {"PAID"},
			} {
				if got := s.completes(t, program, scripts, line); !slices.Equal(got, want) {
					t.Errorf("%s: %q, want %q", line, got, want)
				}
			}
		})
	}
}

// completes returns the sorted completions of a line, without their descriptions.
func (s *shell) completes(t *testing.T, program, scripts, line string) []string {
	t.Helper()
	words := strings.Split(line, " ")
	c := exec.Command(s.name, slices.Concat(s.options, []string{s.command}, s.arguments(scripts, words))...)
	c.Env = []string{"HOME=" + t.TempDir(), "LANG=C.UTF-8", "PATH=" + filepath.Dir(program) + string(os.PathListSeparator) + os.Getenv("PATH")}
	out, err := c.Output()
	if c.ProcessState == nil || c.ProcessState.ExitCode() == 99 {
		t.Skipf("%s cannot be asked here: %v", s.name, err)
	}
	last := words[len(words)-1]
	var list []string
	for text := range strings.Lines(string(out)) {
		text, _, _ = strings.Cut(strings.TrimRight(text, "\n "), "\t")
		text, _, _ = strings.Cut(text, ":")
		text, _, _ = strings.Cut(text, "  ")
		if strings.HasSuffix(last, "=") && !strings.HasPrefix(text, last) {
			text = last + text // bash completes what is behind =
		}
		if strings.HasPrefix(text, last) && text != last {
			list = append(list, text)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// arguments returns the arguments of the script: the folder of the program's scripts,
// and the words. The first one of a POSIX shell is the name of the script.
func (s *shell) arguments(scripts string, words []string) []string {
	args := append([]string{scripts}, words...)
	if s.name == "fish" {
		return args
	}
	return append([]string{s.name}, args...)
}

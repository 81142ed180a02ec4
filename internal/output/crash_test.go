package output

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// crashDir is the variable that tells the child process which folder to write
// to until it is killed.
const crashDir = "ATLASGEN_CRASH_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		writeForEver(dir)
	}
	os.Exit(m.Run())
}

// generation returns the set of run n. Sets differ from run to run. Every file
// repeats one letter, so that a torn file is visible.
func generation(n int) (*Set, error) {
	var files []File
	for i := range 12 {
		letter := string(rune('a' + n%3))
		name := fmt.Sprintf("sdk/p%d/f%d.txt", (i+n)%5, i)
		files = append(files, File{name, []byte(strings.Repeat(letter, 20_000))})
	}
	return NewSet(files, Provenance{Pin: fmt.Sprint(n % 3)})
}

func writeForEver(dir string) {
	for n := 0; ; n++ {
		s, err := generation(n)
		if err == nil {
			_, err = s.Write(dir)
		}
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		if n == 1 {
			fmt.Println("ready")
		}
	}
}

func TestKilledRunsAreRepaired(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for range 20 {
		killed(t, dir)
		for name, text := range treeOf(t, dir) {
			whole := len(text) == 20_000 && strings.Count(text, text[:1]) == len(text)
			if strings.HasSuffix(name, ".txt") && !whole {
				t.Fatalf("%s is torn: %d bytes", name, len(text))
			}
		}
	}
	last := set(t, "sdk/p0/only.txt", "1")
	write(t, dir, last)
	if diff := cmp.Diff(map[string]string{"sdk/p0/only.txt": "1"}, treeOf(t, dir)); diff != "" {
		t.Errorf("files after the repairing run (-want +got):\n%s", diff)
	}
	findings, err := last.Check(dir)
	if err != nil || len(findings) > 0 {
		t.Errorf("Check after the repairing run = %v, %v, want nothing", findings, err)
	}
}

// killed runs a child that writes one generation after another, and kills it at
// a random moment.
func killed(t *testing.T, dir string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0])
	child.Env = append(os.Environ(), crashDir+"="+dir)
	stdout, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(stdout).ReadString('\n')
	if line != "ready\n" {
		t.Fatalf("the child printed %q", line)
	}
	time.AfterFunc(rand.N(20*time.Millisecond), cancel)
	if err := child.Wait(); err == nil || ctx.Err() == nil {
		t.Fatalf("the child ended by itself: %v", err)
	}
}

package cli_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// onTerminal runs a command whose standard output and standard error are a
// terminal, and writes what that shows to a file.
func onTerminal(ts *testscript.TestScript, negated bool, args []string) {
	terminal, name, err := openTerminal()
	ts.Check(err)
	defer terminal.Close()
	end, err := os.OpenFile(name, os.O_RDWR|syscall.O_NOCTTY, 0)
	ts.Check(err)
	program := filepath.Join(filepath.SplitList(ts.Getenv("PATH"))[0], args[1])
	c := exec.Command(program, args[2:]...)
	c.Dir = ts.Getenv("WORK")
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "MONGODB_ATLAS_BASE_URL", "NO_COLOR"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	c.Stdout, c.Stderr = end, end
	ts.Check(c.Start())
	ts.Check(end.Close())
	shown, err := io.ReadAll(terminal)
	if err != nil && !errors.Is(err, syscall.EIO) { // which is how a terminal ends
		ts.Fatalf("%v", err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), shown, 0o666))
	if failed := c.Wait() != nil; failed != negated {
		ts.Fatalf("failed: %v, want %v", failed, negated)
	}
}

// openTerminal returns the near end of a new terminal and the name of the far one.
func openTerminal() (*os.File, string, error) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		return nil, "", err
	}
	fd := int(terminal.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		return nil, "", err
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	return terminal, fmt.Sprintf("/dev/pts/%d", n), err
}

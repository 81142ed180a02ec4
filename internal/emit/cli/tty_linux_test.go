package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// onTerminal runs a command on a terminal, and writes the output of the
// terminal to a file.
func onTerminal(ts *testscript.TestScript, negated bool, args []string) {
	typed := ""
	if args[0] == "-secret" {
		typed, args = args[1]+"\n", args[2:]
	}
	terminal, name, err := openTerminal()
	ts.Check(err)
	defer terminal.Close()
	end, err := os.OpenFile(name, os.O_RDWR|syscall.O_NOCTTY, 0)
	ts.Check(err)
	program := filepath.Join(filepath.SplitList(ts.Getenv("PATH"))[0], args[1])
	c := exec.Command(program, args[2:]...)
	c.Dir = ts.Getenv("WORK")
	for _, name := range []string{"PATH", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "MONGODB_ATLAS_BASE_URL", "NO_COLOR", "PAGER"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	c.Stdin, c.Stdout, c.Stderr = end, end, end
	ts.Check(c.Start())
	ts.Check(end.Close())
	shown, err := watched(terminal, typed)
	if err != nil && !errors.Is(err, syscall.EIO) { // the usual error at the end of a terminal
		ts.Fatalf("%v", err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), shown, 0o666))
	if failed := c.Wait() != nil; failed != negated {
		ts.Fatalf("failed: %v, want %v", failed, negated)
	}
}

// watched returns the output of a terminal. It types a line as soon as the
// program prompts without echo.
func watched(terminal *os.File, line string) ([]byte, error) {
	var shown []byte
	buffer := make([]byte, 4096)
	for {
		n, err := terminal.Read(buffer)
		shown = append(shown, buffer[:n]...)
		if err != nil {
			return shown, err
		}
		if line == "" || !bytes.HasSuffix(shown, []byte(": ")) {
			continue
		}
		for echoes := true; echoes; runtime.Gosched() {
			settings, err := unix.IoctlGetTermios(int(terminal.Fd()), unix.TCGETS)
			if err != nil {
				return shown, err
			}
			echoes = settings.Lflag&unix.ECHO != 0
		}
		if _, err := terminal.WriteString(line); err != nil {
			return shown, err
		}
		line = ""
	}
}

// openTerminal returns the controlling end of a new terminal and the name of
// the other one.
func openTerminal() (*os.File, string, error) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		return nil, "", err
	}
	fd := int(terminal.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		return nil, "", err
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		return nil, "", err
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	return terminal, fmt.Sprintf("/dev/pts/%d", n), err
}

//go:build conformance

package conformance

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

const prismPackage = "@stoplight/prism-cli@5.14.2"

const (
	wrongExample = "the document's example of tokensPerMinuteLimit, with which Prism answers, is a string; the schema says integer"
	noOneArm     = "the schema of each arm of the body admits the values of another arm, so that oneOf never holds"
)

// prismRefuses are the operations whose call does not succeed at Prism, with the
// reason. One that succeeds is an error.
var prismRefuses = map[string]string{
	"getGroupModelLimits":   wrongExample,
	"getGroupRateLimits":    wrongExample,
	"getOrgModelLimits":     wrongExample,
	"getOrgRateLimits":      wrongExample,
	"resetGroupModelLimits": wrongExample,
	"resetGroupRateLimits":  wrongExample,
	"updateGroupRateLimits": wrongExample,

	"createCloudProviderAccess":      noOneArm,
	"createFailoverConnection":       noOneArm,
	"createIdentityProvider":         noOneArm,
	"createRestPrivateEndpoint":      noOneArm,
	"updateIdentityProvider":         noOneArm,
	"updateStreamFailoverConnection": noOneArm,
}

// prismRounds is how many values an operation may need: where the document tells
// the arms of a union apart by their discriminator alone, a value of one can be a
// value of another too, and Prism, which does not know discriminators, refuses it.
const prismRounds = 4

// TestPrism calls every operation of the newest document through the SDK, at a
// server that others wrote: it validates each request, and makes each answer from
// the document.
func TestPrism(t *testing.T) {
	file := shared(t, newest)
	s, uses := cut(t, file, "2025-03-12")
	t.Logf("rewritten: %d types of unions of strings, %d parents, %d paths", s.strings, s.parents, s.paths)
	t.Setenv("CONFORMANCE_SERVER", startPrism(t, installPrism(t), s.json(t)))
	dir := filepath.Join(generate(t, file, "2025-03-12"), "admin")
	doc := load(t, file)
	left, problems, calls := uses, map[string]string{}, 0
	for round := range uint64(prismRounds) {
		errands := plan(doc, left, round+1)
		calls += len(errands)
		left = nil
		for i, r := range sendWith(t, dir, "TestForward", errands) {
			if problem := problemOf(r); problem != "" {
				left = append(left, errands[i].use)
				problems[errands[i].use.Operation.Name] = fmt.Sprintf("%s; sent %.600s", problem, errands[i].Body)
			}
		}
	}
	for _, use := range left {
		name := use.Operation.Name
		if reason := prismRefuses[name]; reason != "" {
			t.Logf("exception %s: %s", name, reason)
		} else {
			t.Errorf("%s (%s %s): %s", name, use.Operation.Method, use.Operation.Path, problems[name])
		}
	}
	for name := range prismRefuses {
		if !slices.ContainsFunc(left, func(u spec.Use) bool { return u.Operation.Name == name }) {
			t.Errorf("%s succeeds and is no exception any more", name)
		}
	}
	t.Logf("%d operations, %d calls, %d operations accepted and decoded", len(uses), calls, len(uses)-len(left))
}

// beyondFloat matches integers that JavaScript, and so Prism, cannot hold.
var beyondFloat = regexp.MustCompile(`(^|[:,\[\s])-?[0-9]{16}`)

// plan makes one call with all parameters for each operation, of values that the
// document lists.
func plan(doc *spec.Document, uses []spec.Use, seed uint64) []*errand {
	values := value.New(doc, seed)
	values.Strict = true
	b := booker{values, "2025-03-12"}
	var errands []*errand
	for _, use := range uses {
		e := b.errand(use, false)
		for beyondFloat.Match(e.Body) || slices.ContainsFunc(slices.Collect(maps.Values(e.Params)), func(p json.RawMessage) bool { return beyondFloat.Match(p) }) {
			e = b.errand(use, false)
		}
		errands = append(errands, e)
	}
	return errands
}

// problemOf says what went wrong with a call, if anything did.
func problemOf(r report) string {
	switch {
	case r.Error != "":
		return r.Error
	case len(r.Requests) != 1:
		return fmt.Sprintf("%d requests, want 1", len(r.Requests))
	case r.Status/100 != 2:
		return fmt.Sprintf("status %d", r.Status)
	}
	return ""
}

// startPrism has Prism serve a document until the test ends.
func startPrism(t *testing.T, program string, document []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "slice.json")
	write(t, file, document)
	port := freePort(t)
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, "mock", "--host", "127.0.0.1", "--port", port, file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); _ = cmd.Wait() }) // it was killed
	listening := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if strings.Contains(lines.Text(), "is listening on") {
				listening <- true
			}
		}
	}()
	select {
	case <-listening:
	case <-time.After(10 * time.Minute):
		t.Fatal("Prism does not listen")
	}
	return "http://127.0.0.1:" + port
}

// installPrism returns the program, or skips the test where there is no npm. A
// folder in which it is installed already may be named by PRISM_DIR.
func installPrism(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("PRISM_DIR")
	if dir == "" {
		if _, err := exec.LookPath("npm"); err != nil {
			t.Skip("skipped: there is no npm")
		}
		dir = t.TempDir()
		run(t, dir, "npm", "install", "--no-audit", "--no-fund", "--silent", "--ignore-scripts", "--prefix", dir, prismPackage)
	}
	return filepath.Join(dir, "node_modules", ".bin", "prism")
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// sendWith is send with a probe of its own.
func sendWith(t *testing.T, dir, name string, errands []*errand) []report {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "errands"), filepath.Join(t.TempDir(), "reports")
	data, err := json.Marshal(errands)
	if err != nil {
		t.Fatal(err)
	}
	write(t, in, data)
	t.Setenv("CONFORMANCE_ERRANDS", in)
	t.Setenv("CONFORMANCE_REPORTS", out)
	probe(t, dir, name, map[string][]byte{"calls_test.go": nil, "forward_test.go": nil})
	if data, err = os.ReadFile(out); err != nil {
		t.Fatal(err)
	}
	var reports []report
	if err := json.Unmarshal(data, &reports); err != nil || len(reports) != len(errands) {
		t.Fatalf("reports = %d, %v; want %d", len(reports), err, len(errands))
	}
	return reports
}

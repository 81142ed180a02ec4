package docs

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// maxIndex is the largest size in bytes of what a reader loads to search, compressed
// with gzip.
const maxIndex = 250_000

// A finding is what the search says to a query.
type finding struct {
	Hits []struct {
		Address, Title, Kind, Path, Where string
	} `json:"hits"`
	Wrong []struct{ Word, Instead string } `json:"wrong"`
}

// TestSearch asks the queries of testdata/queries-NAME.txt. Each line has a query, the
// page that must come first, and where it must match, if that is said. "-" stands for
// no page, and "WORD: INSTEAD?" for a correction.
func TestSearch(t *testing.T) {
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			s := write(t, file)
			weight := compressed(t, s["search.js"]) + compressed(t, s["find.js"])
			if weight > maxIndex {
				t.Errorf("the index weighs %d bytes, want at most %d", weight, maxIndex)
			}
			queries := readQueries(t, filepath.Join("testdata", "queries-"+name+".txt"))
			wrong := 0
			for i, got := range ask(t, s, queries) {
				if !queries[i].answered(t, s, got) {
					wrong++
				}
			}
			t.Logf("%d of %d queries; the index weighs %d bytes compressed", len(queries)-wrong, len(queries), weight)
		})
	}
}

// A query is a line of the test's data.
type query struct{ text, first, where string }

func readQueries(t *testing.T, file string) []query {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []query
	for line := range strings.Lines(string(data)) {
		parts := append(strings.Split(strings.TrimSpace(line), " | "), "", "")
		all = append(all, query{parts[0], parts[1], parts[2]})
	}
	return all
}

// ask runs the search as a page does.
func ask(t *testing.T, s site, queries []query) []finding {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("skipped: there is no node")
	}
	dir := t.TempDir()
	unpack(t, dir, s, func(path string) bool { return path == "find.js" || path == "search.js" })
	cmd := exec.Command(node, filepath.Join("testdata", "search.cjs"), dir)
	var input strings.Builder
	for _, q := range queries {
		input.WriteString(q.text + "\n")
	}
	cmd.Stdin, cmd.Stderr = strings.NewReader(input.String()), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []finding
	for line := range strings.Lines(string(out)) {
		var f finding
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	if len(all) != len(queries) {
		t.Fatalf("answers = %d, want %d", len(all), len(queries))
	}
	return all
}

// answered reports whether the first page is the right one and exists.
func (q query) answered(t *testing.T, s site, got finding) bool {
	t.Helper()
	first, where := "-", ""
	if len(got.Hits) > 0 {
		hit := got.Hits[0]
		first, where = hit.Address, hit.Where
		if page, _, _ := strings.Cut(first, "#"); s[page] == nil {
			t.Errorf("search %q: there is no %s", q.text, first)
		}
		if hit.Title == "" || hit.Kind == "" || strings.HasPrefix(first, "operations/") && hit.Path == "" {
			t.Errorf("search %q: the first page lacks title, kind or path: %v", q.text, hit)
		}
	}
	for _, w := range got.Wrong {
		where += " " + w.Word + ": " + w.Instead + "?"
	}
	if first != q.first || !strings.Contains(where, q.where) {
		t.Errorf("search %q: first %s, where %q, want %s, %q\n%+v", q.text, first, where, q.first, q.where, got.Hits)
		return false
	}
	return true
}

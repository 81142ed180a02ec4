package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Drift lists differences between outputs and a new run.
type Drift struct {
	Causes []string    // why: "document changed (9fcaccaf -> 82a7d1e0)"; empty if nothing but files changed
	Inputs []string    // differences between inputs and the lock, each with both values
	Files  []DriftFile // of all targets
}

// A DriftFile is a file that a new run would change.
type DriftFile struct {
	Path   string `json:"path"`   // relative to the working directory, with slashes
	Output string `json:"output"` // its output with its folder: "generated/sdk"
	Status string `json:"status"` // one word: "missing", "edited", ...
	Diff   string `json:"-"`      // difference between the file and a new run; empty if there is none to show
}

// The limits of the output. GitHub accepts 65,536 characters.
const (
	mostFiles     = 20  // in text and Markdown
	mostJSONFiles = 250 // in JSON
	mostLines     = 40  // of a difference
	longestLine   = 300 // in characters
)

// statuses are the statuses of files, from those that need a look to those that a new
// run settles.
var statuses = []string{"edited", "kept", "extra", "missing", "stale", "outdated"}

// sorted returns the files in the order of statuses.
func (d Drift) sorted() []DriftFile {
	return slices.SortedStableFunc(slices.Values(d.Files), func(a, b DriftFile) int {
		return cmp.Compare(slices.Index(statuses, a.Status), slices.Index(statuses, b.Status))
	})
}

// cause returns why files differ, in one line.
func (d Drift) cause() string {
	if len(d.Causes) > 0 {
		return shortened(strings.Join(d.Causes, ", "))
	}
	byHand := []string{"edited", "kept", "extra", "missing"}
	if slices.ContainsFunc(d.Files, func(f DriftFile) bool { return !slices.Contains(byHand, f.Status) }) {
		return "the generator changed"
	}
	return "no input changed, but files did"
}

// headline returns the cause and the cure.
func (d Drift) headline() string {
	cure := "generate again (go generate ./..., or gen with these flags)"
	switch n := len(d.Files); {
	case n == 0:
		return d.cause() + ": " + cure
	case n == 1:
		return d.cause() + ": 1 file differs; " + cure
	default:
		return fmt.Sprintf("%s: %d files differ; %s", d.cause(), n, cure)
	}
}

// A driftCount says how many files of an output have which status.
type driftCount struct {
	Output string         `json:"output"`
	Counts map[string]int `json:"files"` // by status
}

// counts returns the counts by output.
func (d Drift) counts() []driftCount {
	var all []driftCount
	for _, f := range d.Files {
		i := slices.IndexFunc(all, func(c driftCount) bool { return c.Output == f.Output })
		if i < 0 {
			i = len(all)
			all = append(all, driftCount{f.Output, map[string]int{}})
		}
		all[i].Counts[f.Status]++
	}
	return all
}

// String returns "generated/docs: 2 edited, 17 outdated".
func (c driftCount) String() string {
	var parts []string
	for _, status := range statuses {
		if n := c.Counts[status]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, status))
		}
	}
	return c.Output + ": " + strings.Join(parts, ", ")
}

// diff returns the first difference, cut.
func (d Drift) diff() string {
	for _, f := range d.sorted() {
		if f.Diff != "" {
			return cut(f.Diff)
		}
	}
	return ""
}

// cut returns the first lines of a difference.
func cut(diff string) string {
	lines := strings.Split(strings.TrimSuffix(diff, "\n"), "\n")
	more := len(lines) - mostLines
	if more > 0 {
		lines = append(lines[:mostLines], fmt.Sprintf("... and %d more lines", more))
	}
	for i, line := range lines {
		lines[i] = shortened(line)
	}
	return strings.Join(lines, "\n") + "\n"
}

// shortened returns a line of at most longestLine characters.
func shortened(line string) string {
	if runes := []rune(line); len(runes) > longestLine {
		return string(runes[:longestLine-3]) + "..."
	}
	return line
}

// Text prints the cause and the cure, counts, the first files and a difference.
func (d Drift) Text(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintln(&b, oneLine(d.headline()))
	if len(d.Files) > 1 {
		for _, c := range d.counts() {
			fmt.Fprintf(&b, "  %s\n", c)
		}
	}
	d.list(&b, "%-8s  %s\n", "... and %d more\n")
	b.WriteString(d.diff())
	_, err := io.WriteString(w, b.String())
	return err
}

// list prints inputs and the first files, and how many more there are.
func (d Drift) list(b *strings.Builder, format, more string) {
	for _, input := range d.Inputs {
		fmt.Fprintf(b, format, "input", shortened(oneLine(input)))
	}
	for i, f := range d.sorted() {
		if i == mostFiles {
			fmt.Fprintf(b, more, len(d.Files)-i)
			return
		}
		fmt.Fprintf(b, format, f.Status, f.Path)
	}
}

// JSON writes the object {"causes": [...], "outputs": [...], "files": [...]}. It has at
// most 250 files, and "more" with the number of the others.
func (d Drift) JSON(w io.Writer) error {
	object := struct {
		Causes  []string     `json:"causes,omitempty"`
		Inputs  []string     `json:"inputs,omitempty"`
		Outputs []driftCount `json:"outputs,omitempty"`
		Files   []DriftFile  `json:"files"`
		More    int          `json:"more,omitempty"`
	}{d.Causes, nil, d.counts(), d.sorted(), max(0, len(d.Files)-mostJSONFiles)}
	for _, input := range d.Inputs {
		object.Inputs = append(object.Inputs, shortened(input))
	}
	object.Files = append([]DriftFile{}, object.Files[:len(d.Files)-object.More]...)
	return writeJSON(w, object)
}

// Markdown writes what Text writes, as lists and a code block.
func (d Drift) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", escapeMarkdown(d.headline()))
	for _, c := range d.counts() {
		fmt.Fprintf(&b, "- %s\n", escapeMarkdown(c.String()))
	}
	if len(d.Files) > 0 {
		b.WriteByte('\n')
	}
	d.list(&b, "- %s: `%s`\n", "- and %d more\n")
	if diff := d.diff(); diff != "" {
		fmt.Fprintf(&b, "\n~~~~~~~~diff\n%s~~~~~~~~\n", diff)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// GitHub writes an error with the cause and the cure, and one for each of the first
// files, at most as many as GitHub shows.
func (d Drift) GitHub(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "::error title=not as generated::%s\n", data(oneLine(d.headline())))
	for i, input := range d.Inputs {
		if i < annotations-1 {
			fmt.Fprintf(&b, "::error title=input differs from the lock::%s\n", data(shortened(oneLine(input))))
		}
	}
	for i, f := range d.sorted() {
		if i == annotations-2 && len(d.Files) > annotations-1 {
			fmt.Fprintf(&b, "::error title=not as generated::%d more files\n", len(d.Files)-i)
			break
		}
		fmt.Fprintf(&b, "::error file=%s,title=not as generated::%s\n", property(f.Path), data(f.Status))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

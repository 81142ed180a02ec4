package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// A Drift lists differences between outputs and a new run.
type Drift struct {
	Inputs []string    `json:"inputs,omitempty"` // differences between inputs and the lock, each with both values
	Files  []DriftFile `json:"files"`
}

// A DriftFile is a file that a new run would change.
type DriftFile struct {
	Path   string `json:"path"`   // relative to the working directory, with slashes
	Status string `json:"status"` // one word: "missing", "edited", ...
	Diff   string `json:"-"`      // difference between the file and a new run; empty if there is none to show
}

// most is the largest number of lines of differences that are printed. A change
// of the document may cause a hundred thousand.
const most = 400

// Text prints inputs and files, and the differences of files.
func (d Drift) Text(w io.Writer) error {
	var b strings.Builder
	d.list(&b, "%-8s  %s\n")
	for i, line := range d.lines() {
		if i == most {
			fmt.Fprintf(&b, "... and %d more lines\n", len(d.lines())-most)
			break
		}
		b.WriteString(line)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (d Drift) list(b *strings.Builder, format string) {
	for _, input := range d.Inputs {
		fmt.Fprintf(b, format, "input", oneLine(input))
	}
	for _, f := range d.Files {
		fmt.Fprintf(b, format, f.Status, f.Path)
	}
}

// lines returns the differences of all files.
func (d Drift) lines() []string {
	var all []string
	for _, f := range d.Files {
		all = append(all, strings.SplitAfter(f.Diff, "\n")...)
	}
	return all
}

// JSON writes the object {"inputs": [...], "files": [...]}.
func (d Drift) JSON(w io.Writer) error {
	if d.Files == nil {
		d.Files = []DriftFile{}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

// Markdown writes a list.
func (d Drift) Markdown(w io.Writer) error {
	var b strings.Builder
	d.list(&b, "- %s: `%s`\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// GitHub writes an error for each file, at most as many as GitHub shows, and
// one with the number of the others.
func (d Drift) GitHub(w io.Writer) error {
	var b strings.Builder
	for _, input := range d.Inputs {
		fmt.Fprintf(&b, "::error title=input differs from the lock::%s\n", data(oneLine(input)))
	}
	for i, f := range d.Files {
		if i == annotations-1 && len(d.Files) > annotations {
			fmt.Fprintf(&b, "::error title=not as generated::%d more files\n", len(d.Files)-i)
			break
		}
		fmt.Fprintf(&b, "::error file=%s,title=not as generated::%s\n", property(f.Path), data(f.Status))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Package waiting finds out what a caller can wait for after a change: by the watchers
// of a document, and by the rules of a dialect.
package waiting

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A Reader reads the watchers of one document when all types are known.
type Reader struct {
	Root       *tree.Node
	Dialect    *dialect.Dialect
	At         map[*tree.Node]*model.Operation // by Operation Object
	Named      map[string]*model.Operation     // by public name and operationId
	Names      naming.Claims
	Lenient    bool // a watcher that cannot work is a warning, not an error
	Warnings   *complaint.Warnings
	Complaints *complaint.List
}

func (r *Reader) complain(pos model.Position, format string, args ...any) {
	r.Complaints.Add(pos, format, args...)
}

func (r *Reader) warn(code string, pos model.Position, format string, args ...any) {
	r.Warnings.Add(code, pos, format, args...)
}

// Read reads the watchers of the document.
func (r *Reader) Read() {
	for _, item := range r.Root.Get("paths").Pairs() {
		for _, n := range item.Pairs() {
			w := convention.Extension(n, r.Dialect.Extensions.CommandLine).Get("watcher")
			if op := r.At[n]; op != nil && w != nil {
				r.watcher(op, w)
			}
		}
	}
}

// watcher reads the watcher of a change. One that cannot work is an error; with
// a lenient overlay it is left out with a warning.
func (r *Reader) watcher(change *model.Operation, n *tree.Node) {
	get := n.Get("get")
	pos := n.Pos
	if id := get.Get("operation-id"); id != nil {
		pos = id.Pos
	}
	w := &model.Watcher{Pos: pos, Get: r.Named[get.Str("operation-id")], Method: waitMethod(change)}
	w.Version, _ = model.ParseVersion(get.Str("version"))
	for name, from := range get.Get("params").Pairs() {
		w.Params = append(w.Params, model.WatchParam{Name: name.Text, From: from.Text})
	}
	expect := n.Get("expect")
	w.Status, _ = strconv.Atoi(expect.Str("http-code"))
	w.Path = expect.Get("match").Str("path")
	for value := range expect.Get("match").Get("values").Elements() {
		if !slices.Contains(w.Values, value.Text) { // two overlays may say the same
			w.Values = append(w.Values, value.Text)
		}
	}
	if r.Lenient {
		r.mend(w, pos)
	}
	problem := watch(w, get.Str("operation-id"), get.Str("version"))
	switch {
	case problem != "" && r.Lenient:
		r.warn(complaint.WatcherUnusable, pos, "%s", problem)
	case problem != "":
		r.complain(pos, "%s", problem)
	default:
		r.take(change, w)
	}
}

// take claims the name of the method that waits, and complains if it is taken.
func (r *Reader) take(change *model.Operation, w *model.Watcher) {
	fault := r.Names.Take(change.Tag.Name.Go+"."+w.Method, "watcher of operation "+complaint.Quote(change.Name.Wire), w.Pos)
	if fault != "" {
		r.complain(w.Pos, "%s", fault)
		return
	}
	change.Watcher = w
}

// waitMethod returns the Go name of the method that waits for a change.
func waitMethod(change *model.Operation) string { return "Wait" + change.Name.Go }

// mend makes a watcher that names a change look at what the change is about: with
// the GET of the same path, in the newest version up to the one that it names.
func (r *Reader) mend(w *model.Watcher, pos model.Position) {
	if w.Get == nil || w.Get.Method == "GET" {
		return
	}
	get := r.At[r.Root.Get("paths").Get(w.Get.Path).Get("get")]
	if get == nil {
		return
	}
	if found := get.Resolve(w.Version); found != nil {
		r.warn(complaint.WatcherMended, pos, "watcher polls %s, which is no GET; taken for it: %s in version %s", complaint.Quote(w.Get.Name.Wire), complaint.Quote(get.Name.Wire), complaint.Quote(found.Version.String()))
		w.Get, w.Version = get, found.Version
	}
}

// watch says what is wrong with a watcher that polls an operation and version of
// these names, and completes the states that mean failure.
func watch(w *model.Watcher, operation, version string) string {
	if w.Get == nil || w.Get.Method != "GET" {
		return "watcher polls what is no GET operation of the document: " + complaint.Quote(operation)
	}
	i := slices.IndexFunc(w.Get.Revisions, func(r *model.Revision) bool { return r.Version == w.Version })
	switch {
	case i < 0 && len(w.Get.Revisions) == 1 && w.Get.Revisions[0].Version.Stage == model.Unversioned:
		i = 0
	case i < 0:
		return fmt.Sprintf("watcher polls %s in a version that it does not have: %s", complaint.Quote(w.Get.Name.Wire), complaint.Quote(version))
	}
	for _, p := range w.Get.Params {
		if p.Required && !named(w, p) {
			return "watcher does not say where a parameter comes from: " + complaint.Quote(p.Name.Wire)
		}
	}
	switch {
	case w.Status != 0 && w.Path == "":
		return "" // there is no state that could be a failure
	case w.Status != 0 || w.Path == "":
		return "watcher expects not just one of a status code and a state"
	}
	return watchState(w, w.Get.Revisions[i])
}

// named reports whether a watcher says where a parameter comes from.
func named(w *model.Watcher, p *model.Param) bool {
	return slices.ContainsFunc(w.Params, func(wp model.WatchParam) bool { return wp.Name == p.Name.Wire })
}

// watchState checks a watcher that compares a state.
func watchState(w *model.Watcher, r *model.Revision) string {
	known, ok := w.States(r)
	if !ok {
		return "watcher looks at what the answer does not have: " + complaint.Quote(w.Path)
	}
	for _, v := range slices.Concat(w.Values, w.Failed) {
		if known != nil && !slices.Contains(known, v) {
			return "watcher waits for a state that the answer does not know: " + complaint.Quote(v)
		}
	}
	w.Failed = slices.Compact(slices.Sorted(slices.Values(append(w.Failed, failures(w.Values, known)...))))
	if len(w.Done()) == 0 {
		return "watcher waits for no state that means success: " + complaint.Quote(strings.Join(w.Values, ", "))
	}
	return ""
}

// failures returns the states that mean failure: those that are called so, and
// those of something that goes away, unless that is wanted.
func failures(wanted, known []string) []string {
	var failed []string
	for _, state := range slices.Concat(wanted, known) {
		switch {
		case hasWord(state, "FAILED", "FAILURE", "ERROR", "CANCELLED", "CANCELED", "REJECTED", "ABORTED"):
			failed = append(failed, state)
		case hasWord(state, "DELETING", "DELETED", "EXPIRED") && !slices.Contains(wanted, state):
			failed = append(failed, state)
		}
	}
	return failed
}

// hasWord reports whether the name of a state has one of the words: "FAILED",
// "DEPLOYMENT_ERROR".
func hasWord(state string, words ...string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToUpper(state), func(r rune) bool { return r < 'A' || r > 'Z' }), func(word string) bool {
		return slices.Contains(words, word)
	})
}

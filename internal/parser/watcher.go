package parser

import (
	"strconv"

	"github.com/atlasgen/atlasgen/internal/model"
)

// watchers reads x-xgen-atlascli when all operations are known.
func (b *builder) watchers() {
	for path, item := range b.root.get("paths").pairs() {
		for method, n := range item.pairs() {
			w := n.get(extWatcher).get("watcher")
			if w == nil {
				continue
			}
			name, _ := publicName(n, method.text, path.text)
			if op := b.operations[name]; op != nil {
				op.Watcher = b.watcher(w)
			}
		}
	}
}

// watcher reads one watcher. One that polls what is no GET, or is not there, is
// an error; with a lenient overlay it is left out with a warning.
func (b *builder) watcher(n *node) *model.Watcher {
	get, id := n.get("get"), n.get("get").get("operation-id")
	op := b.operations[n.get("get").str("operation-id")]
	pos := n.pos
	if id != nil {
		pos = id.pos
	}
	if op == nil || op.Method != "GET" {
		complaint := "watcher polls what is no GET operation of the document: %s"
		if b.lenient {
			b.warn(pos, complaint, quote(get.str("operation-id")))
		} else {
			b.complain(pos, complaint, quote(get.str("operation-id")))
		}
		return nil
	}
	w := &model.Watcher{Pos: pos, Get: op}
	w.Version, _ = model.ParseVersion(get.str("version"))
	for name, from := range get.get("params").pairs() {
		w.Params = append(w.Params, model.WatchParam{Name: name.text, From: from.text})
	}
	expect := n.get("expect")
	w.Status, _ = strconv.Atoi(expect.str("http-code"))
	w.Path = expect.get("match").str("path")
	for value := range expect.get("match").get("values").elements() {
		w.Values = append(w.Values, value.text)
	}
	return w
}

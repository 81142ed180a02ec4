package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// The pages may run only scripts of their own site and may open no connection. So a
// script asks for another script, which the server answers when a file has changed.
const (
	reloadPath   = "/-/reload.js"
	changedPath  = "/-/changed.js"
	reloadScript = `"use strict";
(() => {
  const ask = (stamp) => {
    const script = document.createElement("script");
    script.src = "` + changedPath + `?since=" + stamp;
    script.addEventListener("load", () => script.remove());
    script.addEventListener("error", () => setTimeout(ask, 2000, stamp));
    document.head.append(script);
  };
  globalThis.docsAre = (stamp, changed) => changed ? location.reload() : ask(stamp);
  addEventListener("load", () => ask(""));
})();
`
)

// A reloader serves the pages of a folder with a script that reloads them when a file
// changes.
type reloader struct {
	files fs.FS
	pause time.Duration // between two looks at the files
	most  time.Duration // that an answer about changes takes
	rest  http.Handler
}

func newReloader(files fs.FS) *reloader {
	return &reloader{files, time.Second, 20 * time.Second, http.FileServerFS(files)}
}

func (x *reloader) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == reloadPath:
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write([]byte(reloadScript)) // the reader has gone
	case r.URL.Path == changedPath:
		x.changed(w, r)
	default:
		w.Header().Set("Cache-Control", "no-store")
		if page, ok := x.page(r.URL.Path); ok {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write(page) // the reader has gone
			return
		}
		x.rest.ServeHTTP(w, r)
	}
}

// page returns a page with the script.
func (x *reloader) page(address string) ([]byte, bool) {
	name := strings.TrimPrefix(path.Clean(address), "/")
	if strings.HasSuffix(address, "/") {
		name = path.Join(name, "index.html")
	}
	data, err := fs.ReadFile(x.files, name)
	if err != nil || path.Ext(name) != ".html" {
		return nil, false
	}
	return bytes.Replace(data, []byte("</body>"), []byte(`<script src="`+reloadPath+`" defer></script></body>`), 1), true
}

// changed answers when the files differ from those of the given stamp and no longer
// change, or after some time.
func (x *reloader) changed(w http.ResponseWriter, r *http.Request) {
	since, last := r.URL.Query().Get("since"), ""
	ticker := time.NewTicker(x.pause)
	defer ticker.Stop()
	for end := time.Now().Add(x.most); ; {
		now := x.stamp()
		if since == "" || now == last && now != since || time.Now().After(end) {
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprintf(w, "docsAre(%q, %v);\n", now, since != "" && now != since)
			return
		}
		last = now
		select {
		case <-ticker.C:
		case <-r.Context().Done():
			return
		}
	}
}

// stamp identifies the state of the files: their number and the time of the last
// change.
func (x *reloader) stamp() string {
	n, newest := 0, time.Time{}
	_ = fs.WalkDir(x.files, ".", func(_ string, d fs.DirEntry, err error) error { // a file that is being replaced is missing for a moment
		if err != nil {
			return nil
		}
		if info, err := d.Info(); err == nil && info.ModTime().After(newest) {
			newest = info.ModTime()
		}
		n++
		return nil
	})
	return fmt.Sprintf("%d-%d", n, newest.UnixNano())
}

package main

import (
	"io/fs"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"
)

// TestReload asks for changes as a page does: it is told of a change after the files
// came to rest, and that there is none after some time.
func TestReload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		files := fstest.MapFS{"index.html": {Data: []byte("<body>a</body>")}, "style.css": {Data: []byte("a"), ModTime: time.Unix(1, 0)}}
		x := newReloader(files)
		if page := answer(x, "/"); !strings.Contains(page, `<script src="/-/reload.js" defer></script></body>`) {
			t.Errorf("the page has no script: %s", page)
		}
		if css := answer(x, "/style.css"); css != "a" {
			t.Errorf("style.css = %q, want it unchanged", css)
		}
		first := answer(x, "/-/changed.js?since=")
		if !strings.HasSuffix(first, `, false);`+"\n") {
			t.Errorf("the first answer is %q, want no change", first)
		}
		stamp := strings.Split(first, `"`)[1]
		begin := time.Now()
		if same := answer(x, "/-/changed.js?since="+stamp); same != first || time.Since(begin) < x.most {
			t.Errorf("without a change the answer is %q after %v, want %q after %v", same, time.Since(begin), first, x.most)
		}
		files["style.css"] = &fstest.MapFile{Data: []byte("b"), Mode: fs.FileMode(0o644), ModTime: time.Unix(2, 0)}
		begin = time.Now()
		if got := answer(x, "/-/changed.js?since="+stamp); !strings.HasSuffix(got, `, true);`+"\n") || time.Since(begin) > 2*x.pause {
			t.Errorf("after a change the answer is %q after %v, want a change", got, time.Since(begin))
		}
	})
}

func answer(x *reloader, address string) string {
	w := httptest.NewRecorder()
	x.ServeHTTP(w, httptest.NewRequest("GET", address, nil))
	return w.Body.String()
}

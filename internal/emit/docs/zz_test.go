package docs

import (
	"github.com/atlasgen/atlasgen/internal/diff"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

func TestScratch(t *testing.T) {
	file := os.Getenv("SPEC")
	if file == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(file)
	t0 := time.Now()
	doc, err := parser.Parse(parser.Options{File: file, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	pin, _ := model.ParseVersion("2025-03-12")
	api := doc.Resolve(pin, false)
	t.Log("parse", time.Since(t0))
	t0 = time.Now()
	var r0, r1 syscall.Rusage
	var m0, m1 runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m0)
	syscall.Getrusage(0, &r0)
	files, err := Emit(api, Options{Module: "github.com/atlasgen/atlas-sdk", Package: "admin", Command: "atlas", Changes: func(op *model.Operation, a, b *model.Revision) []Change {
		var all []Change
		for _, c := range diff.Revisions(op, a, b) {
			all = append(all, Change{What: strings.ReplaceAll(string(c.Kind), "-", " "), Where: c.Where.String(), Before: c.Before, After: c.After, Breaking: c.Breaking})
		}
		return all
	}})
	if err != nil {
		t.Fatal(err)
	}
	syscall.Getrusage(0, &r1)
	runtime.ReadMemStats(&m1)
	cpu := func(r syscall.Rusage) float64 { return float64(r.Utime.Nano()+r.Stime.Nano()) / 1e9 }
	t.Log("cpu before", cpu(r0), "emit", cpu(r1)-cpu(r0), "alloc MB", (m1.TotalAlloc-m0.TotalAlloc)>>20, "mallocs", m1.Mallocs-m0.Mallocs, "maxrss", r1.Maxrss>>10)
	n := 0
	for _, f := range files {
		n += len(f.Data)
	}
	t.Log("emit", time.Since(t0), len(files), n)
	if out := os.Getenv("OUT"); out != "" {
		for _, f := range files {
			p := filepath.Join(out, f.Path)
			os.MkdirAll(filepath.Dir(p), 0o755)
			os.WriteFile(p, f.Data, 0o644)
		}
	}
}

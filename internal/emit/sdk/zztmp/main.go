package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"

	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(0, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func main() {
	data, _ := os.ReadFile(os.Args[1])
	t := cpu()
	doc, err := parser.Parse(parser.Options{File: os.Args[1], Data: data, Reserved: templates.Reserved()})
	if err != nil {
		s := err.Error()
		fmt.Println(strings.Count(s, "\n"), s[:min(len(s), 4000)])
		os.Exit(1)
	}
	fmt.Println("parse", cpu()-t)
	pin, _ := model.ParseVersion(os.Args[2])
	t = cpu()
	api := doc.Resolve(pin, len(os.Args) > 4)
	fmt.Println("resolve", cpu()-t, len(api.Endpoints), len(api.Decls))
	if os.Getenv("PROF") != "" {
		f, _ := os.Create(os.Getenv("PROF"))
		pprof.StartCPUProfile(f)
		for range 10 {
			sdk.Emit(api, sdk.Options{Module: "github.com/atlasgen/atlas-sdk", Package: "admin"})
		}
		pprof.StopCPUProfile()
		f.Close()
	}
	t = cpu()
	files, err := sdk.Emit(api, sdk.Options{Module: "github.com/atlasgen/atlas-sdk", Package: "admin"})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	n := 0
	for _, f := range files {
		n += len(f.Data)
	}
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	fmt.Println("emit", cpu()-t, len(files), n, "sys", ms.Sys>>20)
	os.RemoveAll(os.Args[3])
	for _, f := range files {
		p := filepath.Join(os.Args[3], f.Path)
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, f.Data, 0o644)
	}
}

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"

	"CLI/internal/command"
	"SDK/admin/ops"
)

// init is compiled into the generated program, and counts the allocations of a
// run if the first argument requests it.
func init() {
	if len(os.Args) < 2 || os.Args[1] != "count-mallocs" {
		return
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	program := command.Program{Program: about, Table: &ops.All, Aliases: aliases, Connect: connect}
	program.Run(context.Background(), os.Args[2:], nil, io.Discard, io.Discard)
	runtime.ReadMemStats(&after)
	fmt.Println(before.Mallocs, after.Mallocs)
	os.Exit(0)
}

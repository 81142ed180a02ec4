package pipeline

import "runtime/debug"

const mebibyte = 1 << 20

// raiseMemoryLimit makes room for what several targets keep in memory until the
// last of them is done, if the program has set a soft limit. Without it the
// garbage collector would run most of the time.
func raiseMemoryLimit(targets []*Target) {
	room := int64(160)
	for _, t := range targets {
		room += 20
		for _, o := range t.outputs {
			room += o.memory
		}
	}
	allowMemory(room * mebibyte)
}

// allowDocument makes room for reading a large document. The limit that the program
// sets is enough for usual ones.
func allowDocument(size int) {
	const (
		usual = 5 * mebibyte
		times = 75 // what a byte of a large document with all its outputs takes, and half as much again
	)
	if size > usual {
		allowMemory(180*mebibyte + times*int64(size-usual))
	}
}

// allowMemory raises the soft limit of the program, if it has a smaller one.
func allowMemory(bytes int64) { debug.SetMemoryLimit(max(bytes, debug.SetMemoryLimit(-1))) }

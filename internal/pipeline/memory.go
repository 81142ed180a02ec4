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
	debug.SetMemoryLimit(max(room*mebibyte, debug.SetMemoryLimit(-1)))
}

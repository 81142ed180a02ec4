// Package emit holds what all outputs share: the [File] that they produce and
// the functions that make a document's text safe to print. Each output is a
// package below this one and a pure function of the model.
package emit

// A File is one finished output. Path is slash-separated, below the output
// directory.
type File struct {
	Path string
	Data []byte
}

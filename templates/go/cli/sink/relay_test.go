package sink

import (
	"bufio"
	"bytes"
	"io"
	"testing"
)

// TestRelay checks that each part of a stream is written before the next is read.
func TestRelay(t *testing.T) {
	var out bytes.Buffer
	source, w := io.Pipe()
	go func() {
		_, _ = w.Write([]byte("one"))
		// the write returns when the reader asks for more
		_, _ = w.Write([]byte("two"))
		_ = w.CloseWithError(io.ErrUnexpectedEOF)
	}()
	reader := &watching{source, &out, nil}
	if err := Relay(bufio.NewWriter(&out), reader); err != io.ErrUnexpectedEOF {
		t.Errorf("Relay = %v, want the error of the source", err)
	}
	if got := reader.seen; len(got) != 3 || got[1] != "one" || got[2] != "onetwo" {
		t.Errorf("written before each read: %q", got)
	}
}

// A watching reader notes the output at each read.
type watching struct {
	io.Reader
	out  *bytes.Buffer
	seen []string
}

func (w *watching) Read(p []byte) (int, error) {
	w.seen = append(w.seen, w.out.String())
	return w.Reader.Read(p)
}

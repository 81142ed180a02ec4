package admin

import (
	"bytes"
	"errors"
	"io"
	"sync"
)

// An upload is a body that is read from several readers, one after the other. The
// caller of the API closes them.
type upload struct {
	_ keyed

	parts  []io.Reader
	starts []int64 // offsets at which the parts begin
	size   int64   // of all parts, or -1 if it is not known
	again  bool    // the parts can be read again

	mu   sync.Mutex
	at   int // part to read
	turn int // number of times that the parts were read again
}

// newUpload returns the first turn of an upload.
func newUpload(parts ...io.Reader) *turn {
	u := &upload{parts: parts, starts: make([]int64, len(parts)), again: true}
	for i, part := range parts {
		if buffer, ok := part.(*bytes.Buffer); ok {
			u.parts[i] = bytes.NewReader(buffer.Bytes())
		}
		start, size, ok := extent(u.parts[i])
		u.starts[i], u.again = start, u.again && ok
		if u.size >= 0 {
			u.size += size
		}
	}
	if !u.again {
		u.size = -1
	}
	return &turn{u, 0}
}

// extent returns the offset of a reader and how many bytes follow. ok is false if
// it cannot seek, as a pipe.
func extent(r io.Reader) (start, size int64, ok bool) {
	seeker, ok := r.(io.Seeker)
	if !ok {
		return 0, 0, false
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, 0, false
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, 0, false
	}
	_, err = seeker.Seek(start, io.SeekStart)
	return start, end - start, err == nil
}

// rewind returns the body once more. Bodies that it returned before end, because
// net/http may still be reading them.
func (u *upload) rewind() (io.ReadCloser, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for i, part := range u.parts {
		if _, err := part.(io.Seeker).Seek(u.starts[i], io.SeekStart); err != nil {
			return nil, err
		}
	}
	u.at = 0
	u.turn++
	return &turn{u, u.turn}, nil
}

// A turn reads an upload once.
type turn struct {
	*upload
	number int
}

var errRewound = errors.New("the body is being sent again")

func (t *turn) Read(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.number != t.upload.turn {
		return 0, errRewound
	}
	for t.at < len(t.parts) {
		n, err := t.parts[t.at].Read(p)
		if err == io.EOF {
			t.at++
			err = nil
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.EOF
}

// Close does nothing: the readers belong to the caller of the API.
func (t *turn) Close() error { return nil }

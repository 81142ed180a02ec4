package form

import (
	"errors"
	"io"
)

// Sections are readers that are read one after the other.
type sections struct {
	parts []io.ReadSeeker
	sizes []int64
	at    int   // the part to read
	done  int64 // bytes read of all parts
}

func (s *sections) Read(p []byte) (int, error) {
	for s.at < len(s.parts) {
		n, err := s.parts[s.at].Read(p)
		s.done += int64(n)
		if err == io.EOF {
			s.at++
			err = nil
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.EOF
}

// Seek seeks to the beginning, to the end, or nowhere.
func (s *sections) Seek(offset int64, whence int) (int64, error) {
	var end int64
	for _, size := range s.sizes {
		end += size
	}
	target := offset + map[int]int64{io.SeekCurrent: s.done, io.SeekEnd: end}[whence]
	switch target {
	case s.done:
		return target, nil
	case end:
		s.at, s.done = len(s.parts), end
		return target, nil
	case 0:
	default:
		return s.done, errors.New("a form can only be read from its beginning")
	}
	for _, part := range s.parts {
		if _, err := part.Seek(0, io.SeekStart); err != nil {
			return s.done, err
		}
	}
	s.at, s.done = 0, 0
	return 0, nil
}

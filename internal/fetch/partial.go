package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// A partial is an unfinished download. Its file has a name that no other run uses.
// The first line of the file is the strong validator of the representation (RFC
// 9110, section 8.8), quoted; it is empty if there is none, and then the download
// cannot continue.
type partial struct {
	file      *os.File
	validator string
	head      int64 // length of the first line
}

// abandoned is how long a run may not have written to a partial file before
// another run takes it over. It is longer than a run waits for bytes.
const abandoned = 3 * time.Minute

// openPartial returns a partial of its own: one that an earlier run has left, or
// an empty one.
func openPartial(r Request) (*partial, error) {
	key := sumOf([]byte(r.URL + " " + r.Checksum))
	file, err := os.CreateTemp(r.Dir, key+".*.part")
	if err != nil {
		return nil, fmt.Errorf("opening the cache: %w", err)
	}
	p := &partial{file: file}
	left, err := filepath.Glob(filepath.Join(r.Dir, key+".*.part"))
	if err != nil {
		return nil, fmt.Errorf("opening the cache: %w", err)
	}
	for _, name := range left {
		if name != file.Name() && p.takeOver(name) {
			break
		}
	}
	return p, nil
}

// takeOver replaces the file by one that another run has left. It returns false if
// that is still written to, or of no use. Of several runs that try, one succeeds.
func (p *partial) takeOver(name string) bool {
	info, err := os.Stat(name)
	if err != nil || time.Since(info.ModTime()) < abandoned {
		return false
	}
	own := p.file.Name()
	if os.Rename(name, own) != nil {
		return false
	}
	file, err := os.OpenFile(own, os.O_RDWR, 0o600)
	if err != nil {
		return false
	}
	_ = p.file.Close() // it is empty and has no name any more
	p.file = file
	return p.readHead() == nil && p.validator != "" || p.restart("") != nil
}

// readHead reads the first line.
func (p *partial) readHead() error {
	data := make([]byte, 1<<10)
	n, err := p.file.ReadAt(data, 0)
	if err != nil && err != io.EOF {
		return err
	}
	line, _, found := bytes.Cut(data[:n], []byte("\n"))
	if !found {
		return errors.New("no first line")
	}
	p.head = int64(len(line)) + 1
	p.validator, err = strconv.Unquote(string(line))
	return err
}

// size returns how many bytes of the document there are.
func (p *partial) size() (int64, error) {
	end, err := p.file.Seek(0, io.SeekEnd)
	return max(0, end-p.head), err
}

// restart empties the file for a representation with a validator.
func (p *partial) restart(validator string) error {
	if err := p.file.Truncate(0); err != nil {
		return err
	}
	line := strconv.Quote(validator) + "\n"
	p.validator, p.head = validator, int64(len(line))
	_, err := p.file.WriteAt([]byte(line), 0)
	if err == nil {
		_, err = p.file.Seek(0, io.SeekEnd)
	}
	return err
}

// close leaves the file to the next run if that can continue, and else removes it.
func (p *partial) close() {
	n, err := p.size()
	name := p.file.Name()
	_ = p.file.Close() // what was written is verified, or is not used
	if err == nil && n > 0 && p.validator != "" {
		_ = os.Chtimes(name, time.Time{}, time.Unix(0, 0)) // else the next run begins anew
	} else {
		_ = os.Remove(name) // it may have become the document
	}
}

// data returns the bytes of the document.
func (p *partial) data() ([]byte, error) {
	data, err := os.ReadFile(p.file.Name())
	if err != nil {
		return nil, fmt.Errorf("reading the download: %w", err)
	}
	return data[min(p.head, int64(len(data))):], nil
}

// keep verifies the document and puts it into the cache.
func (p *partial) keep(r Request) (*Document, error) {
	data, err := p.data()
	if err != nil {
		return nil, err
	}
	sum := sumOf(data)
	if r.Checksum != "" && sum != r.Checksum {
		return nil, errors.Join(fmt.Errorf("fetching %s: the document has the SHA-256 %s, want %s", r.URL, sum, r.Checksum), p.restart(""))
	}
	if err := CheckOpenAPI(data); err != nil {
		return nil, errors.Join(fmt.Errorf("fetching %s: %w", r.URL, err), p.restart(""))
	}
	if err := store(filepath.Join(r.Dir, sum), data); err != nil {
		return nil, fmt.Errorf("storing the download: %w", err)
	}
	return &Document{data, sum, false}, p.restart("")
}

// store writes a file beside its place and renames it.
func store(name string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.new")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A partial is an unfinished download. Its name depends on URL and checksum. A
// file next to it holds the validator of the representation (RFC 9110, section
// 8.8).
type partial struct {
	file *os.File
	etag string // name of the file of the validator
}

func openPartial(r Request) (*partial, error) {
	name := filepath.Join(r.Dir, sumOf([]byte(r.URL+" "+r.Checksum))+".part")
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("opening the cache: %w", err)
	}
	return &partial{file, name + ".etag"}, nil
}

func (p *partial) close() { _ = p.file.Close() } // its content was verified, or is not used

// attempts is the number of requests that one call of Get makes.
const attempts = 4

// complete downloads the missing bytes. It continues as long as an attempt
// makes progress.
func (p *partial) complete(ctx context.Context, r Request) error {
	var cut error
	for range attempts {
		cut = p.download(ctx, r)
		if !errors.Is(cut, errCut) || ctx.Err() != nil {
			return cut
		}
	}
	return cut
}

// errCut reports that the connection ended before the document did.
var errCut = errors.New("the download was cut off")

func (p *partial) download(ctx context.Context, r Request) error {
	start, err := p.file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.URL, nil)
	if err != nil {
		return err
	}
	if validator, _ := os.ReadFile(p.etag); start > 0 && len(validator) > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", start))
		req.Header.Set("If-Range", string(validator))
	}
	req.Header.Set("Accept-Encoding", "identity") // ranges count the transferred bytes
	resp, err := r.client().Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }() // the body was read, or is not used
	switch {
	case resp.StatusCode == http.StatusPartialContent && strings.HasPrefix(resp.Header.Get("Content-Range"), "bytes "+strconv.FormatInt(start, 10)+"-"):
	case resp.StatusCode == http.StatusOK:
		if start, err = 0, p.restart(resp); err != nil {
			return err
		}
	case resp.StatusCode == http.StatusRequestedRangeNotSatisfiable && start > 0:
		return errors.Join(p.discard(), errCut)
	default:
		return fmt.Errorf("the server responded with %s", resp.Status)
	}
	return p.append(resp, start, r.Progress)
}

// restart empties the file for another representation and stores its validator.
// Without a strong validator an interrupted download cannot continue.
func (p *partial) restart(resp *http.Response) error {
	if err := p.discard(); err != nil {
		return err
	}
	validator := resp.Header.Get("Etag")
	if validator == "" || strings.HasPrefix(validator, "W/") {
		return nil
	}
	return os.WriteFile(p.etag, []byte(validator), 0o644)
}

// discard empties the file.
func (p *partial) discard() error {
	if err := os.Remove(p.etag); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if _, err := p.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return p.file.Truncate(0)
}

// append writes the body at the end of the file, at offset start.
func (p *partial) append(resp *http.Response, start int64, progress func(done, total int64)) error {
	total := int64(-1)
	if resp.ContentLength >= 0 {
		total = start + resp.ContentLength
	}
	if total > Limit {
		return errTooLong
	}
	counted := &counter{w: p.file, done: start, total: total, progress: progress}
	n, err := io.Copy(counted, io.LimitReader(resp.Body, Limit-start+1))
	switch {
	case start+n > Limit:
		return errors.Join(errTooLong, p.discard())
	case counted.err != nil:
		return counted.err
	case err != nil:
		return fmt.Errorf("%w: %w", errCut, err)
	default:
		return nil
	}
}

var errTooLong = fmt.Errorf("it is longer than %d bytes", Limit)

// A counter reports the number of bytes written through it.
type counter struct {
	w           io.Writer
	done, total int64
	progress    func(done, total int64)
	err         error // of the last write
}

// Write implements io.Writer.
func (c *counter) Write(data []byte) (int, error) {
	n, err := c.w.Write(data)
	c.err = err
	c.done += int64(n)
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}

// keep verifies the document and moves it into the cache.
func (p *partial) keep(r Request) (*Document, error) {
	data, err := os.ReadFile(p.file.Name())
	if err != nil {
		return nil, fmt.Errorf("reading the download: %w", err)
	}
	sum := sumOf(data)
	if r.Checksum != "" && sum != r.Checksum {
		return nil, errors.Join(fmt.Errorf("fetching %s: the document has the SHA-256 %s, want %s", r.URL, sum, r.Checksum), p.remove())
	}
	if err := p.file.Sync(); err != nil {
		return nil, fmt.Errorf("writing the download: %w", err)
	}
	if err := os.Rename(p.file.Name(), filepath.Join(r.Dir, sum)); err != nil {
		return nil, fmt.Errorf("storing the download: %w", err)
	}
	if err := os.Remove(p.etag); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("storing the download: %w", err)
	}
	return &Document{data, sum, false}, nil
}

// remove deletes the download.
func (p *partial) remove() error {
	if err := p.discard(); err != nil {
		return err
	}
	return os.Remove(p.file.Name())
}

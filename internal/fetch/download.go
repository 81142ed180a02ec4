package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// A run gives up after this many requests that bring nothing new, and after this
// many altogether.
const (
	maxIdle     = 4
	maxRequests = 40
)

// complete downloads the missing bytes. It continues as long as an attempt makes
// progress.
func (p *partial) complete(ctx context.Context, r Request) error {
	var cut error
	idle := 0
	for range maxRequests {
		before, err := p.size()
		if err != nil {
			return err
		}
		if cut = p.download(ctx, r); !errors.Is(cut, errCut) || ctx.Err() != nil {
			return cut
		}
		if after, err := p.size(); err != nil || after <= before {
			idle++
		}
		if idle == maxIdle {
			break
		}
	}
	return cut
}

// errCut reports that a response ended before the document did.
var errCut = errors.New("the download was cut off")

// download sends a request for what is missing and appends what comes.
func (p *partial) download(ctx context.Context, r Request) error {
	start, err := p.size()
	if err != nil {
		return err
	}
	ctx, watch := newWatch(ctx, r.patience())
	defer watch.stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.URL, nil)
	if err != nil {
		return err
	}
	asked := start > 0 && p.validator != ""
	if asked {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", start))
		req.Header.Set("If-Range", p.validator)
	}
	req.Header.Set("Accept-Encoding", "identity") // ranges count the transferred bytes
	resp, err := r.client().Do(req)
	if err != nil {
		return watch.reason(err)
	}
	defer func() { _ = resp.Body.Close() }() // the body was read, or is not used
	end, err := p.accept(resp, asked, start, r.Checksum != "")
	if err != nil {
		return err
	}
	return watch.reason(p.append(resp.Body, end, watch, r.Progress))
}

// accept decides what the body of a response is, and returns the length of the
// document; -1 if the server does not say.
func (p *partial) accept(resp *http.Response, asked bool, start int64, verified bool) (int64, error) {
	switch resp.StatusCode {
	case http.StatusOK:
		if !verified && endsByClosing(resp) {
			return 0, errors.New("the response does not say how long the document is: give its checksum")
		}
		return resp.ContentLength, p.restart(strong(resp.Header.Get("Etag")))
	case http.StatusPartialContent:
		var from, to, whole int64
		_, err := fmt.Sscanf(resp.Header.Get("Content-Range"), "bytes %d-%d/%d", &from, &to, &whole)
		switch {
		case !asked:
			return 0, errors.New("the server responded with a part of the document that was not asked for")
		case err != nil || from != start || to < from || to >= whole || strong(resp.Header.Get("Etag")) != p.validator:
			return 0, errors.Join(errCut, p.restart("")) // not to be combined (RFC 9110, section 15.3.7.3)
		}
		return whole, nil
	case http.StatusRequestedRangeNotSatisfiable:
		if asked {
			return 0, errors.Join(errCut, p.restart(""))
		}
	}
	return 0, fmt.Errorf("the server responded with %s", resp.Status)
}

// strong returns an entity tag if it is strong, and else "".
func strong(etag string) string {
	if strings.HasPrefix(etag, "W/") {
		return ""
	}
	return etag
}

// endsByClosing reports whether a response has neither a length nor chunks: a
// connection that breaks looks like its end (RFC 9112, section 6.3).
func endsByClosing(resp *http.Response) bool {
	return resp.ContentLength < 0 && resp.ProtoMajor == 1 && len(resp.TransferEncoding) == 0
}

// append writes a body at the end of the file. The document has whole bytes; -1 if
// that is not known.
func (p *partial) append(body io.Reader, whole int64, watch *watch, progress func(done, total int64)) error {
	start, err := p.size()
	if err != nil {
		return err
	}
	if whole > Limit {
		return errTooLong
	}
	counted := &counter{w: p.file, done: start, total: whole, progress: progress, watch: watch}
	_, err = io.Copy(counted, io.LimitReader(body, Limit-start+1))
	switch {
	case counted.done > Limit:
		return errors.Join(errTooLong, p.restart(""))
	case counted.err != nil:
		return counted.err
	case err != nil:
		return fmt.Errorf("%w: %w", errCut, err)
	case whole >= 0 && counted.done > whole:
		return errors.Join(errCut, p.restart(""))
	case whole >= 0 && counted.done < whole:
		return fmt.Errorf("%w after %d of %d bytes", errCut, counted.done, whole)
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
	watch       *watch
	err         error // of the last write
}

// Write implements io.Writer.
func (c *counter) Write(data []byte) (int, error) {
	n, err := c.w.Write(data)
	c.err = err
	c.done += int64(n)
	c.watch.arrived(n)
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}

// patience returns how long a server may take for minArrived bytes.
func (r Request) patience() time.Duration {
	if r.Patience == 0 {
		return time.Minute
	}
	return r.Patience
}

// Package fetch downloads a document over https, or over http from the local
// machine. A document with another checksum than the requested one is an error.
// An interrupted download continues where it stopped. The entry point is [Get].
package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// Limit is the largest size of a document in bytes.
const Limit = 256 << 20

// A Request describes a download.
type Request struct {
	URL      string                  // https, or http of a loopback address
	Checksum string                  // SHA-256 in hex; empty to accept any document
	Dir      string                  // the cache; created if it does not exist
	Client   *http.Client            // if nil, a client with the system's certificates and proxies
	Patience time.Duration           // how long 16 kB may take to arrive; 0: a minute
	Progress func(done, total int64) // called with bytes; total is -1 if unknown; may be nil
}

// A Document is a downloaded or cached document.
type Document struct {
	Data     []byte
	Checksum string // SHA-256 in hex
	Cached   bool   // the document came from the cache without a request
}

// Get returns the document, from the cache if it has the checksum. It keeps
// nothing of a document with another checksum.
func Get(ctx context.Context, r Request) (*Document, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	if r.Checksum != "" {
		if data, err := Cached(r.Dir, r.Checksum); err == nil {
			return &Document{data, r.Checksum, true}, nil
		}
	}
	if err := os.MkdirAll(r.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("creating the cache: %w", err)
	}
	p, err := openPartial(r)
	if err != nil {
		return nil, err
	}
	defer p.close()
	if err := p.complete(ctx, r); err != nil {
		return nil, fmt.Errorf("fetching %s: %w", r.URL, err)
	}
	return p.keep(r)
}

// Cached returns the cached document with a checksum, after verifying it.
func Cached(dir, checksum string) ([]byte, error) {
	if !sha256Hex.MatchString(checksum) {
		return nil, fmt.Errorf("%q is not a SHA-256 in hex", checksum)
	}
	data, err := os.ReadFile(filepath.Join(dir, checksum))
	if err != nil {
		return nil, err
	}
	if sumOf(data) != checksum {
		return nil, errors.New("the cached document is damaged")
	}
	return data, nil
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Check returns an error if the URL is not allowed or the checksum has another
// form.
func (r Request) Check() error {
	u, err := url.Parse(r.URL)
	switch {
	case err != nil:
		return fmt.Errorf("reading the URL: %w", err)
	case !safe(u):
		return fmt.Errorf("%s is not an https URL", u.Redacted())
	case u.User != nil:
		return fmt.Errorf("%s contains a password, which would be stored", u.Redacted())
	case r.Checksum != "" && !sha256Hex.MatchString(r.Checksum):
		return fmt.Errorf("%q is not a SHA-256 in hex", r.Checksum)
	}
	return nil
}

// safe reports whether nobody else can read or change the response.
func safe(u *url.URL) bool {
	return u.Scheme == "https" && u.Host != "" || u.Scheme == "http" && isLoopback(u)
}

func isLoopback(u *url.URL) bool {
	return u.Hostname() == "localhost" || net.ParseIP(u.Hostname()).IsLoopback()
}

// client returns the client to use. It follows redirects to https only.
func (r Request) client() *http.Client {
	c := &http.Client{}
	if r.Client != nil {
		*c = *r.Client
	}
	const most = 10
	c.CheckRedirect = func(next *http.Request, via []*http.Request) error {
		if next.URL.Scheme != "https" && (via[0].URL.Scheme == "https" || !safe(next.URL)) {
			return fmt.Errorf("redirected to %s, which is not https", next.URL.Redacted())
		}
		if len(via) >= most {
			return fmt.Errorf("redirected %d times", most)
		}
		return nil
	}
	return c
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// CacheDir returns the folder of the user's in which documents are kept.
func CacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no folder for the cache: %w", err)
	}
	return filepath.Join(dir, "atlasgen"), nil
}

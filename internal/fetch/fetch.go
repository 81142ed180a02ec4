// Package fetch gets a document over https, or over http from this machine. What it returns has the checksum
// that was asked for, or is an error; a download that was cut off goes on where
// it stopped. Its entry point is [Get].
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
)

// DefaultURL is where the Atlas Admin API in all its versions is published.
const DefaultURL = "https://raw.githubusercontent.com/mongodb/openapi/main/openapi/v2.yaml"

// Limit is the size in bytes beyond which a document is refused.
const Limit = 256 << 20

// A Request says what to get.
type Request struct {
	URL      string                  // https, or http of a loopback address
	Checksum string                  // SHA-256 in hex; empty to take what comes
	Dir      string                  // of the cache; made if it is not there
	Client   *http.Client            // nil for one with the system's certificates and proxies
	Progress func(done, total int64) // bytes, as they come; total is -1 where it is unknown; may be nil
}

// A Document is what was got.
type Document struct {
	Data     []byte
	Checksum string // SHA-256 in hex
	Cached   bool   // nothing was sent
}

// Get returns the document, from the cache if the checksum is known there.
// Nothing of a document with another checksum is kept.
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
		return nil, fmt.Errorf("making the cache: %w", err)
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

// Cached returns the document with a checksum, if it was fetched before and is
// whole.
func Cached(dir, checksum string) ([]byte, error) {
	if !sha256Hex.MatchString(checksum) {
		return nil, fmt.Errorf("%q is no SHA-256 in hex", checksum)
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

// Check refuses an address from which a document is not fetched, and a checksum
// that is none.
func (r Request) Check() error {
	u, err := url.Parse(r.URL)
	switch {
	case err != nil:
		return fmt.Errorf("reading the URL: %w", err)
	case !safe(u):
		return fmt.Errorf("%s is no URL of the scheme https", u.Redacted())
	case u.User != nil:
		return fmt.Errorf("%s holds a password; it would be stored", u.Redacted())
	case r.Checksum != "" && !sha256Hex.MatchString(r.Checksum):
		return fmt.Errorf("%q is no SHA-256 in hex", r.Checksum)
	}
	return nil
}

// safe reports whether nobody on the way can read or change what a URL leads to.
func safe(u *url.URL) bool {
	return u.Scheme == "https" && u.Host != "" || u.Scheme == "http" && isLoopback(u)
}

func isLoopback(u *url.URL) bool {
	return u.Hostname() == "localhost" || net.ParseIP(u.Hostname()).IsLoopback()
}

// client returns the client to use. It never leaves https.
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

package admin

import (
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"maps"
	"net/http"
	"strings"
)

// A challenge is what a server wants to have digested (RFC 7616, section 3.3).
type challenge struct {
	params  map[string]string // by name in lower case
	newHash func() hash.Hash
}

// maxChallenge is the largest part of the header WWW-Authenticate that is read.
const maxChallenge = 16 << 10

// findChallenge returns the first challenge of an answer that can be met, nil if
// there is none. The error says why no challenge for a digest can be met.
func findChallenge(header http.Header) (*challenge, error) {
	var unmet error
	left := maxChallenge
	for _, value := range header.Values("WWW-Authenticate") {
		if left -= len(value); left < 0 {
			break
		}
		for _, params := range digestParams(value) {
			c := &challenge{params: params, newHash: digestHash(params["algorithm"])}
			err := c.fault()
			if err == nil {
				return c, nil
			}
			if unmet == nil {
				unmet = err
			}
		}
	}
	return nil, unmet
}

// fault returns why a challenge cannot be met, or nil.
func (c *challenge) fault() error {
	switch {
	case c.nonce() == "":
		return errors.New("the server wants an HTTP digest but sends no nonce")
	case c.newHash == nil:
		return fmt.Errorf("the server wants an HTTP digest by the algorithm %q, which is not supported", c.params["algorithm"])
	case c.params["qop"] != "" && !c.protected():
		return fmt.Errorf("the server wants an HTTP digest with the protection (qop) %q, of which only auth is supported", c.params["qop"])
	}
	return nil
}

// successor returns the challenge with the nonce that an answer names for the next
// request (RFC 7616, section 3.5), or nil.
func (c *challenge) successor(header http.Header) *challenge {
	info := header.Get("Authentication-Info")
	if info == "" || len(info) > maxChallenge {
		return nil
	}
	for _, named := range digestParams("Digest " + info) {
		if next := named["nextnonce"]; next != "" {
			params := maps.Clone(c.params)
			params["nonce"] = next
			return &challenge{params: params, newHash: c.newHash}
		}
	}
	return nil
}

// digestHash returns a hash by its name in RFC 7616, section 6.1. It is nil for
// other names, and for those of sessions ("-sess").
func digestHash(algorithm string) func() hash.Hash {
	switch strings.ToUpper(algorithm) {
	case "", "MD5":
		return md5.New
	case "SHA-256":
		return sha256.New
	case "SHA-512-256":
		return sha512.New512_256
	}
	return nil
}

func (c *challenge) nonce() string { return c.params["nonce"] }

func (c *challenge) stale() bool { return strings.EqualFold(c.params["stale"], "true") }

// protected reports whether the quality of protection (qop) "auth" is offered.
func (c *challenge) protected() bool {
	return hasFlag(strings.ReplaceAll(strings.ToLower(c.params["qop"]), " ", ""), "auth")
}

// digest hashes parts that are joined by colons.
func (c *challenge) digest(parts ...string) string {
	h := c.newHash()
	_, _ = h.Write([]byte(strings.Join(parts, ":")))
	return hex.EncodeToString(h.Sum(nil))
}

// credentials returns the value of the Authorization header that meets the
// challenge for the count-th time (RFC 7616, section 3.4). The client's nonce is
// any text that has not been used.
func (c *challenge) credentials(username, password, method, uri, clientNonce string, count int) string {
	realm, nonce := c.params["realm"], c.nonce()
	secret, request := c.digest(username, realm, password), c.digest(method, uri)
	optional := ""
	if value := c.params["algorithm"]; value != "" {
		optional += ", algorithm=" + value
	}
	if value := c.params["opaque"]; value != "" {
		optional += ", opaque=" + quote(value)
	}
	if strings.EqualFold(c.params["userhash"], "true") {
		optional += ", userhash=true"
		username = c.digest(username, realm)
	}
	var response string
	if c.protected() {
		uses := fmt.Sprintf("%08x", count)
		response = c.digest(secret, nonce, uses, clientNonce, "auth", request)
		optional += ", qop=auth, nc=" + uses + ", cnonce=" + quote(clientNonce)
	} else {
		response = c.digest(secret, nonce, request)
	}
	return "Digest username=" + quote(username) + ", realm=" + quote(realm) + ", nonce=" + quote(nonce) +
		", uri=" + quote(uri) + ", response=" + quote(response) + optional
}

// quote writes a quoted-string (RFC 9110, section 5.6.4).
func quote(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}

// digestParams returns the parameters of each challenge, or of the credentials,
// of the scheme Digest in the value of a header (RFC 9110, section 11).
func digestParams(value string) []map[string]string {
	var all []map[string]string
	params := make(map[string]string) // of the scheme at hand
	for value != "" {
		end := tokenEnd(value, " \t,=\"")
		word, rest := value[:end], strings.TrimLeft(value[end:], " \t")
		switch {
		case word == "":
			rest = value[1:]
		case strings.HasPrefix(rest, "="):
			params[strings.ToLower(word)], rest = paramValue(strings.TrimLeft(rest[1:], " \t"))
		default:
			params = make(map[string]string)
			if strings.EqualFold(word, "Digest") {
				all = append(all, params)
			}
		}
		value = rest
	}
	return all
}

// tokenEnd returns the index of the first character of s that is one of those, or
// the length of s.
func tokenEnd(s, those string) int {
	if end := strings.IndexAny(s, those); end >= 0 {
		return end
	}
	return len(s)
}

// paramValue reads a token or a quoted-string, and returns what follows it.
func paramValue(s string) (value, rest string) {
	if !strings.HasPrefix(s, `"`) {
		end := tokenEnd(s, " \t,\"")
		return s[:end], s[end:]
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}

package admin

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// An apiKey is a secret in a header, a query parameter or a cookie.
type apiKey struct {
	_ keyed

	in, name, value string
}

// useAPIKey authenticates by an API key. In is header, query or cookie.
func useAPIKey(scheme, in, name, key string) Option {
	var err error
	switch in {
	case "header":
		err = inHeader(key)
	case "cookie":
		if (&http.Cookie{Name: name, Value: key}).Valid() != nil { // its error shows a part of the secret
			err = errors.New("the secret has a character that a cookie cannot hold")
		}
	}
	return useFixed(scheme, &apiKey{in: in, name: name, value: key}, err)
}

func (k *apiKey) authorize(req *http.Request, _ string) error {
	switch k.in {
	case "header":
		req.Header.Set(k.name, k.value)
	case "cookie":
		req.AddCookie(&http.Cookie{Name: k.name, Value: k.value})
	default:
		target := *req.URL
		pairs := slices.DeleteFunc(strings.Split(target.RawQuery, "&"), k.replaces)
		pairs = append(pairs, url.QueryEscape(k.name)+"="+url.QueryEscape(k.value))
		target.RawQuery = strings.Join(pairs, "&")
		req.URL = &target
	}
	return nil
}

// replaces reports whether a part of a query is empty or sets the parameter of the
// key.
func (k *apiKey) replaces(pair string) bool {
	name, _, _ := strings.Cut(pair, "=")
	name, err := url.QueryUnescape(name)
	return pair == "" || err == nil && name == k.name
}

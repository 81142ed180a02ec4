package admin

import (
	"errors"
	"net/http"
	"strings"
)

// A basicLogin is a user name and a password.
type basicLogin struct {
	_ keyed

	username, password string
}

// useBasic authenticates by a user name and a password (RFC 7617).
func useBasic(scheme, username, password string) Option {
	var err error
	if strings.Contains(username, ":") {
		err = errors.New("the user name has a colon")
	}
	return useFixed(scheme, &basicLogin{username: username, password: password}, err)
}

func (b *basicLogin) authorize(req *http.Request, _ string) error {
	req.SetBasicAuth(b.username, b.password)
	return nil
}

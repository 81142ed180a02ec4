package admin

import "fmt"

// given returns an option, or one that makes NewClient fail if a value that it needs
// is empty, as that of an unset variable is. needs are names and values in turn.
func given(name string, option Option, needs ...string) Option {
	for i := 0; i < len(needs); i += 2 {
		if needs[i+1] == "" {
			err := fmt.Errorf("%s: %s is empty", name, needs[i])
			return func(s *settings) { s.errs = append(s.errs, err) }
		}
	}
	return option
}

// use sets the credentials for a security scheme.
func (s *settings) use(scheme string, maker credentialMaker) {
	if s.credentials == nil {
		s.credentials = make(map[string]credentialMaker)
	}
	s.credentials[scheme] = maker
}

package admin

// use sets the credentials for a security scheme.
func (s *settings) use(scheme string, maker credentialMaker) {
	if s.credentials == nil {
		s.credentials = make(map[string]credentialMaker)
	}
	s.credentials[scheme] = maker
}

// Package shown formats requests that are only shown: as HTTP, and as commands of a
// shell.
package shown

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// Curl returns a request as a command for a shell. The command reads credentials from
// the environment.
func (s *Settings) Curl(req *http.Request, body any, ways []*profile.Way) string {
	lines := append([]string{"curl --request " + req.Method}, s.certificateFlags()...)
	target := page.Quote(req.URL.String())
	for _, w := range ways {
		values := s.expansions(w)
		switch w.Sends {
		case profile.Bearer:
			lines = append(lines, `--header "Authorization: Bearer `+values[0]+`"`)
		case profile.Basic:
			lines = append(lines, `--user "`+strings.Join(values, ":")+`"`)
		case profile.Digest:
			lines = append(lines, `--digest --user "`+strings.Join(values, ":")+`"`)
		case profile.Header:
			lines = append(lines, `--header "`+inQuotes.Replace(w.Param)+`: `+values[0]+`"`)
		case profile.Cookie:
			lines = append(lines, `--cookie "`+inQuotes.Replace(w.Param)+`=`+values[0]+`"`)
		case profile.Query:
			target = page.Quote(withQuery(req.URL.String(), w.Param, "")) + `"` + values[0] + `"`
		}
	}
	_, isForm := body.(Form)
	for _, name := range slices.Sorted(maps.Keys(req.Header)) {
		if name != "User-Agent" && (name != "Content-Type" || !isForm) {
			lines = append(lines, "--header "+page.Quote(name+": "+strings.Join(req.Header[name], ", ")))
		}
	}
	if body != nil {
		lines = append(lines, data(body))
	}
	return strings.Join(append(lines, target), " \\\n  ") + "\n"
}

// certificateFlags returns the flags for a client certificate.
func (s *Settings) certificateFlags() []string {
	certificate, key, err := s.CertificateFiles(s.Values)
	if err != nil || certificate == "" {
		return nil
	}
	return []string{"--cert " + page.Quote(certificate), "--key " + page.Quote(key)}
}

// inQuotes escapes text for use between the double quotes of a shell.
var inQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`")

// expansions returns the shell variables that hold the credentials of a scheme. For
// client credentials it returns the variable of a token.
func (s *Settings) expansions(w *profile.Way) []string {
	if w.Sends == profile.Bearer {
		w = s.Token(w.Scheme)
	}
	var values []string
	for _, name := range w.Keys {
		k, _ := s.Find(name)
		values = append(values, "$"+k.Env)
	}
	return values
}

package command

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// asCurl returns a request as a command for a shell. The command reads credentials
// from the environment.
func (i *invocation) asCurl(req *http.Request, body any, ways []*profile.Way, certificate []string) string {
	lines := append([]string{"curl --request " + req.Method}, certificate...)
	target := page.Quote(req.URL.String())
	for _, w := range ways {
		values := i.expansions(w)
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
	for _, name := range slices.Sorted(maps.Keys(req.Header)) {
		if name != "User-Agent" {
			lines = append(lines, "--header "+page.Quote(name+": "+strings.Join(req.Header[name], ", ")))
		}
	}
	if body != nil {
		lines = append(lines, "--data "+page.Quote(string(tree.Encode(body))))
	}
	return strings.Join(append(lines, target), " \\\n  ") + "\n"
}

// certificateFlags returns the flags for a client certificate.
func (i *invocation) certificateFlags(g *supplied) []string {
	certificate, key, err := i.Settings.CertificateFiles(g.merged)
	if err != nil || certificate == "" {
		return nil
	}
	return []string{"--cert " + page.Quote(certificate), "--key " + page.Quote(key)}
}

// inQuotes escapes text for use between the double quotes of a shell.
var inQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`")

// expansions returns the shell variables that hold the credentials of a scheme. For
// client credentials it returns the variable of a token.
func (i *invocation) expansions(w *profile.Way) []string {
	if w.Sends == profile.Bearer {
		w = i.Settings.Token(w.Scheme)
	}
	var values []string
	for _, name := range w.Keys {
		k, _ := i.Settings.Find(name)
		values = append(values, "$"+k.Env)
	}
	return values
}

package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/model"
)

type authView struct {
	Ways    []section
	Go, CLI template.HTML
}

// Authentication returns the page that shows each way to authenticate.
func (w *Writer) Authentication() ([]byte, error) {
	a := w.site.Authentication()
	v := authView{Go: template.HTML(codeHTML(a.Go)), CLI: template.HTML(codeHTML(a.CLI))}
	for _, way := range a.Ways {
		v.Ways = append(v.Ways, section{way.Anchor, way.Title, w.way(way)})
	}
	return w.topFrame("authentication.html", "Authentication", "authentication", v)
}

func (w *Writer) way(x page.Way) template.HTML {
	var m markup
	m.raw(string(atTop(template.HTML(w.prose.HTML(x.Description)))))
	switch x.Kind.(type) {
	case model.ClientCredentials:
		m.raw("<p>Exchange the client ID and the secret of a service account for a token (OAuth 2.0, client credentials), and send the token ",
			"with each request. The samples expect it in <code>ACCESS_TOKEN</code>.</p>\n")
	case model.Digest:
		m.raw("<p>Use the two parts of an API key as user and password of HTTP digest authentication. The samples expect them in ",
			"<code>PUBLIC_KEY</code> and <code>PRIVATE_KEY</code>.</p>\n")
	}
	if len(x.Code.Parts()) > 0 {
		m.raw("<pre tabindex=\"0\"><code>", codeHTML(x.Code), "</code></pre>\n")
	}
	return m.html()
}

package docs

import (
	"html/template"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
)

type authView struct {
	Ways    []section
	Go, CLI template.HTML
}

// authentication shows each way to say who is calling.
func (s *site) authentication() error {
	v := authView{Go: s.goClient(), CLI: s.environment()}
	anchors := newAnchors()
	for _, security := range s.api.Document.Security {
		v.Ways = append(v.Ways, section{
			Anchor: anchors.take("way-" + security.Name), Title: emit.Printable(security.Name), HTML: s.way(security),
		})
	}
	return s.html("authentication.html", "authentication.html", "Authentication", s.nav(nil, "authentication.html"), v)
}

func (s *site) way(x *model.Security) template.HTML {
	var m markup
	m.raw(string(atTop(template.HTML(s.prose.html(x.Description)))))
	var code Code
	switch {
	case x.TokenURL != "":
		m.raw("<p>Exchange the client id and secret of a service account for a token, and send the token with each request.</p>\n")
		code.keyword("curl").plain(" ").name("--user").plain(" ").str(`"${CLIENT_ID}:${CLIENT_SECRET}"`)
		code.plain(next).name("--data").plain(" ").str("grant_type=client_credentials").plain(next).plain("-X POST ")
		code.str(`"` + doubleQuoted(x.TokenURL) + `"`)
	case x.Scheme == "digest":
		m.raw("<p>Use the two parts of an API key as user and password of HTTP digest authentication.</p>\n")
		code.keyword("curl").plain(" ").name("--user").plain(" ").str(`"${PUBLIC_KEY}:${PRIVATE_KEY}"`).plain(" ").name("--digest").plain(" ")
		code.str(`"` + doubleQuoted(s.base()) + `"`)
	default:
		m.raw("<p>")
		m.text(x.Type + " " + x.Scheme)
		m.raw("</p>\n")
		return m.html()
	}
	m.raw("<pre tabindex=\"0\"><code>", code.html(), "</code></pre>\n")
	return m.html()
}

func (s *site) goClient() template.HTML {
	var code Code
	code.plain("client, err := sdk.NewClient(sdk.UseOAuthAuth(\n\tos.Getenv(").str(`"MONGODB_ATLAS_CLIENT_ID"`)
	code.plain("),\n\tos.Getenv(").str(`"MONGODB_ATLAS_CLIENT_SECRET"`).plain("),\n), sdk.UseBaseURL(")
	code.str(strconv.Quote(s.base())).plain("))")
	return template.HTML(code.html())
}

func (s *site) environment() template.HTML {
	var code Code
	code.keyword("export").plain(" MONGODB_ATLAS_CLIENT_ID=").str("mdb_sa_id_...").plain("\n")
	code.keyword("export").plain(" MONGODB_ATLAS_CLIENT_SECRET=").str("mdb_sa_sk_...").plain("\n")
	code.keyword(s.options.Command).plain(" api list")
	return template.HTML(code.html())
}

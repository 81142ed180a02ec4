package sample

import (
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Client returns Go that makes a client.
func (m *Maker) Client() Code {
	var code Code
	code.plain("client, err := sdk.NewClient(sdk.UseOAuthAuth(\n\tos.Getenv(").str(`"MONGODB_ATLAS_CLIENT_ID"`)
	code.plain("),\n\tos.Getenv(").str(`"MONGODB_ATLAS_CLIENT_SECRET"`).plain("),\n), sdk.UseBaseURL(")
	code.str(text.GoString(m.base())).plain("))")
	return code
}

// Environment returns commands that give the command line its credentials.
func (m *Maker) Environment() Code {
	var code Code
	code.keyword("export").plain(" MONGODB_ATLAS_CLIENT_ID=").str("mdb_sa_id_...").plain("\n")
	code.keyword("export").plain(" MONGODB_ATLAS_CLIENT_SECRET=").str("mdb_sa_sk_...").plain("\n")
	code.keyword(m.options.Program.Name).plain(" api list")
	return code
}

// Way returns a command that shows how a kind of security is used; it is empty
// for one that the samples do not know.
func (m *Maker) Way(x *model.SecurityScheme) Code {
	var code Code
	switch kind := x.Kind.(type) {
	case model.ClientCredentials:
		code.keyword("curl").plain(" ").name("--user").plain(" ").str(`"${CLIENT_ID}:${CLIENT_SECRET}"`)
		code.plain(next).name("--data").plain(" ").str("grant_type=client_credentials").plain(next)
		code.str(`"` + text.InDoubleQuotes(kind.TokenURL) + `"`)
	case model.Digest:
		code.keyword("curl").plain(" ").name("--user").plain(" ").str(`"${PUBLIC_KEY}:${PRIVATE_KEY}"`).plain(" ").name("--digest").plain(" ")
		code.str(`"` + text.InDoubleQuotes(m.base()) + `"`)
	}
	return code
}

// Errors returns Go that tells errors apart.
func Errors() Code {
	var code Code
	code.keyword("var").plain(" failed *sdk.Error\n")
	code.keyword("switch").plain(" {\n")
	code.keyword("case").plain(" errors.Is(err, sdk.ErrNotFound):\n\t").add(commentPart, "// there is no such thing").plain("\n")
	code.keyword("case").plain(" errors.As(err, &failed):\n\tlog.Print(failed.Code, failed.Detail)\n}")
	return code
}

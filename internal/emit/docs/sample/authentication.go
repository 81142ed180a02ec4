package sample

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Client returns Go that makes a client.
func (m *Maker) Client() Code {
	var code Code
	code.plain("client, err := sdk.NewClient(")
	for _, use := range m.api.Document.Preferred() {
		s := use.Scheme
		if s.Option == "" && s.TokenOption == "" {
			continue
		}
		code.plain("sdk." + cmp.Or(s.Option, s.TokenOption) + "(")
		if s.Option == "" {
			code.plain("\n\tfunc(context.Context) (string, error) { return ").add(plainPart, "os.Getenv(").str(text.GoString(m.environment(s.Token))).plain("), nil },\n")
		} else {
			code.plain("\n")
			for i := range s.Inputs {
				code.plain("\tos.Getenv(").str(text.GoString(m.environment(&s.Inputs[i]))).plain("),\n")
			}
		}
		code.plain("), ")
	}
	code.plain("sdk.UseBaseURL(").str(text.GoString(m.base())).plain("))")
	return code
}

// Environment returns commands that set the credentials of the command line.
func (m *Maker) Environment() Code {
	var code Code
	for _, use := range m.api.Document.Preferred() {
		for _, in := range use.Scheme.Given() {
			code.keyword("export").plain(" " + m.environment(&in) + "=").str(text.ShellWord(cmp.Or(in.Example, "..."))).plain("\n")
		}
	}
	code.keyword(m.options.Program.Name).plain(" api list")
	return code
}

// environment returns the environment variable of an input.
func (m *Maker) environment(in *model.Input) string {
	k, _ := m.options.Program.Settings.Find(in.Setting)
	return k.Env
}

// Variable returns the variable of an input in samples for curl.
func (m *Maker) Variable(in *model.Input) string {
	if in.Shell != "" {
		return in.Shell
	}
	return m.environment(in)
}

// expansion returns the variable in the syntax of a shell.
func (m *Maker) expansion(in *model.Input) string { return "${" + m.Variable(in) + "}" }

// pair returns the two inputs of a scheme in the form that curl expects.
func (m *Maker) pair(s *model.SecurityScheme) string {
	return `"` + m.expansion(&s.Inputs[0]) + ":" + m.expansion(&s.Inputs[1]) + `"`
}

// Way returns a command that uses a security scheme. It is empty if samples cannot use
// the scheme.
func (m *Maker) Way(s *model.SecurityScheme) Code {
	var code Code
	switch kind := s.Kind.(type) {
	case model.ClientCredentials:
		code.keyword("curl").plain(" ").name("--user").plain(" ").str(m.pair(s))
		code.plain(next).name("--data").plain(" ").str("grant_type=client_credentials")
		if len(kind.Scopes) > 0 {
			code.plain(next).name("--data-urlencode").plain(" ").str(text.ShellWord("scope=" + scopes(kind)))
		}
		code.plain(next).str(`"` + text.InDoubleQuotes(m.absolute(kind.TokenURL)) + `"`)
	case model.Digest:
		code.keyword("curl").plain(" ").name("--user").plain(" ").str(m.pair(s)).plain(" ").name("--digest").plain(" ")
		code.str(`"` + text.InDoubleQuotes(m.base()) + `"`)
	case model.Unsupported:
	default:
		code.keyword("curl")
		query := m.credential(&code, " ", s)
		code.plain(" ").str(`"` + text.InDoubleQuotes(m.base()) + withQuery("", query) + `"`)
	}
	return code
}

func scopes(kind model.ClientCredentials) string {
	var names []string
	for _, s := range kind.Scopes {
		names = append(names, s.Name)
	}
	return strings.Join(names, " ")
}

// absolute returns an absolute URL. It appends other URLs to the base URL.
func (m *Maker) absolute(address string) string {
	switch {
	case strings.Contains(address, "://"):
		return address
	case strings.HasPrefix(address, "/"):
		return m.base() + address
	}
	return m.base() + "/" + address
}

// credential writes the flags of curl for the credentials of a scheme, each after a
// separator. It returns the addition to the query, for double quotes of a shell, or
// "".
func (m *Maker) credential(code *Code, separator string, s *model.SecurityScheme) (query string) {
	flag := func(name, value string) { code.plain(separator).name(name).plain(" ").str(`"` + value + `"`) }
	switch kind := s.Kind.(type) {
	case model.APIKey:
		value := m.expansion(&s.Inputs[0])
		switch kind.In {
		case model.InHeader:
			flag("--header", text.InDoubleQuotes(kind.Param)+": "+value)
		case model.InCookie:
			flag("--cookie", text.InDoubleQuotes(kind.Param)+"="+value)
		default:
			return url.QueryEscape(kind.Param) + "=" + value // none of its characters is special to a shell
		}
	case model.Basic:
		code.plain(separator).name("--user").plain(" ").str(m.pair(s))
	case model.Digest:
		code.plain(separator).name("--user").plain(" ").str(m.pair(s)).plain(separator).name("--digest")
	case model.Bearer:
		flag("--header", "Authorization: Bearer "+m.expansion(&s.Inputs[0]))
	case model.ClientCredentials, model.Token:
		flag("--header", "Authorization: Bearer "+m.expansion(s.Token))
	case model.MutualTLS:
		for i, name := range []string{"--cert", "--key"} {
			k, _ := m.options.Program.Settings.Find(m.options.Program.Settings.Certificate[i])
			flag(name, "${"+k.Env+"}")
		}
	}
	return ""
}

// goCredentials writes the variables for the credentials of an operation, and returns
// the options of the client for them.
func (c *Call) goCredentials(code *Code) []string {
	var options []string
	taken := map[string]int{}
	for _, use := range model.Preferred(c.op.Security) {
		s := use.Scheme
		var args []string
		for _, in := range s.Given() {
			name := in.Go
			if taken[in.Go]++; taken[in.Go] > 1 {
				name += strconv.Itoa(taken[in.Go])
			}
			code.plain("\t" + name + " := os.Getenv(").str(text.GoString(c.environment(&in))).plain(")\n")
			args = append(args, name)
		}
		switch {
		case s.Option != "":
			options = append(options, s.Option+"("+strings.Join(args, ", ")+")")
		case s.TokenOption != "":
			options = append(options, s.TokenOption+"(func(context.Context) (string, error) { return "+args[0]+", nil })")
		}
	}
	return options
}

// Errors returns Go code that distinguishes errors.
func Errors() Code {
	var code Code
	code.keyword("var").plain(" failed *sdk.Error\n")
	code.keyword("switch").plain(" {\n")
	code.keyword("case").plain(" errors.Is(err, sdk.ErrNotFound):\n\t").add(commentPart, "// there is no such thing").plain("\n")
	code.keyword("case").plain(" errors.As(err, &failed):\n\tlog.Print(failed.Code, failed.Detail)\n}")
	return code
}

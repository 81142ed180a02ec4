package command

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// servers returns the servers of an operation as the client knows them.
func servers(list []ops.Server) []admin.APIServer {
	var all []admin.APIServer
	for _, s := range list {
		server := admin.APIServer{URL: s.URL}
		for _, v := range s.Variables {
			server.Variables = append(server.Variables, admin.APIServerVariable(v))
		}
		all = append(all, server)
	}
	return all
}

// chosen returns the options for the server that settings choose.
func (s *session) chosen(g *supplied) ([]admin.Option, error) {
	var options []admin.Option
	for _, k := range s.Settings.Servers {
		value := g.merged[k.Key]
		switch number, err := strconv.Atoi(value); {
		case value == "":
		case k.Variable != "":
			options = append(options, s.ServerVariable(k.Variable, value))
		case err != nil || number < 0:
			return nil, failure.Usagef("--server: %q is not the number of a server", value)
		default:
			options = append(options, s.Server(number))
		}
	}
	return options, nil
}

// asFlags replaces the names of options in the text of an error about servers by
// those of flags.
func (s *session) asFlags(err error) error {
	if err == nil {
		return nil
	}
	text := strings.NewReplacer("UseBaseURL", "--base-url").Replace(err.Error())
	for _, k := range s.Settings.Servers {
		if key, ok := s.Settings.Find(k.Key); ok && k.Variable != "" && strings.Contains(text, "variable "+k.Variable+" ") {
			text = strings.ReplaceAll(text, "UseServerVariable", "--"+key.Flag)
		}
	}
	return failure.Usagef("%s", text)
}

// Package server turns settings that choose a server into options of the client.
package server

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// Of returns the servers of an operation as the client knows them.
func Of(list []ops.Server) []admin.APIServer {
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

// A Choice makes the options of the client. Its functions are nil if the API has one
// server.
type Choice struct {
	Number   func(number int) admin.Option         // chooses a server
	Variable func(name, value string) admin.Option // sets a part of URLs of servers
}

// Options returns the options for the server that settings choose.
func (c Choice) Options(t *profile.Table, merged profile.Settings) ([]admin.Option, error) {
	var options []admin.Option
	for _, k := range t.Servers {
		value := merged[k.Key]
		switch number, err := strconv.Atoi(value); {
		case value == "":
		case k.Variable != "":
			options = append(options, c.Variable(k.Variable, value))
		case err != nil || number < 0:
			return nil, failure.Usagef("--server: %q is not the number of a server", value)
		default:
			options = append(options, c.Number(number))
		}
	}
	return options, nil
}

// AsFlags replaces the names of options in the text of an error about servers by
// those of flags.
func AsFlags(t *profile.Table, err error) error {
	if err == nil {
		return nil
	}
	text := strings.NewReplacer("UseBaseURL", "--base-url").Replace(err.Error())
	for _, k := range t.Servers {
		if key, ok := t.Find(k.Key); ok && k.Variable != "" && strings.Contains(text, "variable "+k.Variable+" ") {
			text = strings.ReplaceAll(text, "UseServerVariable", "--"+key.Flag)
		}
	}
	return failure.Usagef("%s", text)
}

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
	Origin   func(name string) string              // says what a setting comes from
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
			return nil, failure.Usagef("%s: %q is not the number of a server", c.Origin(k.Key), value)
		default:
			options = append(options, c.Number(number))
		}
	}
	return options, nil
}

// Explain returns an error about servers with what the wrong setting comes from.
func Explain(t *profile.Table, merged profile.Settings, origin func(name string) string, err error) error {
	if err == nil {
		return nil
	}
	text := strings.TrimPrefix(err.Error(), "making the client: ")
	if reason, ok := strings.CutPrefix(text, "base URL: "); ok && merged["base_url"] != "" {
		return failure.Usagef("%s: %s, but %q", origin("base_url"), reason, merged["base_url"])
	}
	for _, k := range t.Servers {
		key, _ := t.Find(k.Key)
		if k.Variable == "" || !strings.Contains(text, "variable "+k.Variable) {
			continue
		}
		text = strings.ReplaceAll(text, "UseServerVariable", "--"+key.Flag)
		if merged[k.Key] != "" {
			return failure.Usagef("%s: %s", origin(k.Key), text)
		}
	}
	return failure.Usagef("%s", text)
}

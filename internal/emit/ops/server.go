package ops

import (
	"github.com/atlasgen/atlasgen/internal/model"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// servers returns the servers among which users choose.
func servers(list []model.Server) []table.Server {
	var all []table.Server
	for _, s := range list {
		server := table.Server{URL: s.URL}
		for _, v := range s.Variables {
			server.Variables = append(server.Variables, table.ServerVariable{Name: v.Name, Default: v.Default, Required: v.Required, Values: v.Enum})
		}
		all = append(all, server)
	}
	return all
}

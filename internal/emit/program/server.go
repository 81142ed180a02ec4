package program

import (
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// servers adds the settings that choose a server of a document.
func servers(t *profile.Table, doc *model.Document, prefix string) {
	if len(doc.Servers) > 1 {
		var texts []string
		for i, s := range doc.Servers {
			texts = append(texts, strconv.Itoa(i)+" is "+text.Printable(s.URL))
		}
		addServer(t, prefix, "server", "", "number of the server: "+strings.Join(texts, ", "))
	}
	for _, v := range variables(doc) {
		about := "variable " + text.Printable(v.Name) + " of the server's URL"
		if values := v.Values(); values != "" {
			about += ": " + text.Printable(values)
		}
		addServer(t, prefix, "server_"+text.FileName(v.Name), v.Name, about)
	}
}

// variables returns the variables of all servers, each name once.
func variables(doc *model.Document) []model.ServerVariable {
	var all []model.ServerVariable
	for _, list := range append([][]model.Server{doc.Servers}, doc.OwnServers()...) {
		for _, s := range list {
			for _, v := range s.Variables {
				if !slices.ContainsFunc(all, func(other model.ServerVariable) bool { return other.Name == v.Name }) {
					all = append(all, v)
				}
			}
		}
	}
	return all
}

// addServer adds a setting, behind that of the base URL and of other servers. A name
// that is taken gets a number.
func addServer(t *profile.Table, prefix, name, variable, about string) {
	want := name
	for i := 2; ; i++ {
		if _, taken := t.Find(name); !taken {
			break
		}
		name = want + "_" + strconv.Itoa(i)
	}
	k := profile.Key{Name: name, Env: prefix + strings.ToUpper(name), Text: about, Flag: strings.ReplaceAll(name, "_", "-")}
	t.Keys = slices.Insert(t.Keys, 1+len(t.Servers), k)
	t.Servers = append(t.Servers, profile.Server{Key: name, Variable: variable})
}

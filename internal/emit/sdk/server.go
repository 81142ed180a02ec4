package sdk

import (
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// servers writes the servers of the document, if there is a choice, and those of
// operations that have their own.
func (g *generator) servers(f *file) {
	doc := g.api.Document
	if !doc.Choice() {
		return
	}
	if len(doc.Servers) > 0 {
		f.Var().Id("documentServers").Op("=").Add(serverLiteral(doc.Servers))
		f.Line()
	}
	for _, list := range g.own {
		f.Var().Id(g.serversName(list)).Op("=").Add(serverLiteral(list))
		f.Line()
	}
}

// serversName returns the variable that holds the servers of operations.
func (g *generator) serversName(list []model.Server) string {
	i := slices.IndexFunc(g.own, func(x []model.Server) bool { return model.SameServers(x, list) })
	return "otherServers" + strconv.Itoa(i+1)
}

// serverFacts returns the fields of the defaults of a client for a choice of servers.
func (g *generator) serverFacts() []jen.Code {
	facts := []jen.Code{jen.Id("choose").Op(":").Id("chooseServer")}
	if len(g.api.Document.Servers) > 0 {
		facts = append(facts, jen.Id("servers").Op(":").Id("documentServers"))
	}
	if len(g.own) > 0 {
		var lists []jen.Code
		for _, list := range g.own {
			lists = append(lists, jen.Id(g.serversName(list)))
		}
		others := lists[0]
		if len(lists) > 1 {
			others = jen.Qual("slices", "Concat").Call(lists...)
		}
		facts = append(facts, jen.Id("others").Op(":").Add(others))
	}
	return facts
}

func serverLiteral(list []model.Server) *jen.Statement {
	var servers []jen.Code
	for _, s := range list {
		var l literal
		l.add("URL", quoted(s.URL))
		if len(s.Variables) > 0 {
			l.add("Variables", jen.Index().Id("APIServerVariable").Custom(lines, variableLiterals(s.Variables)...))
		}
		servers = append(servers, jen.Values(l.fields...))
	}
	return jen.Index().Id("APIServer").Custom(lines, servers...)
}

func variableLiterals(variables []model.ServerVariable) []jen.Code {
	var all []jen.Code
	for _, v := range variables {
		var l literal
		l.text("Name", v.Name)
		l.text("Default", v.Default)
		if v.Required {
			l.add("Required", jen.True())
		}
		if len(v.Enum) > 0 {
			l.add("Values", jen.Index().String().ValuesFunc(func(group *jen.Group) {
				for _, value := range v.Enum {
					group.Add(quoted(value))
				}
			}))
		}
		all = append(all, jen.Values(l.fields...))
	}
	return all
}

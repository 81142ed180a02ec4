package sdk

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// The functions here build models by hand, small enough to be read, for the
// tests of this package.

func named(goName, wire string) model.Name {
	return model.Name{Go: goName, Wire: wire, Kebab: strings.ToLower(goName)}
}

func declared(name string, t model.Type) *model.Decl {
	return &model.Decl{Name: named(name, name), Pointer: "/components/schemas/" + name, Schema: model.Schema{Type: t}}
}

func ref(d *model.Decl) model.Type { return &model.Ref{Decl: d} }

func words() model.Type { return model.Primitive{Kind: model.String} }

func list(elem model.Type) model.Type { return &model.List{Elem: &model.Schema{Type: elem}} }

// property returns a property under the Go name that its wire name has with a
// capital; change may alter it.
func property(wire string, t model.Type, change ...func(*model.Property)) *model.Property {
	p := &model.Property{Name: named(strings.ToUpper(wire[:1])+wire[1:], wire), Schema: model.Schema{Type: t}}
	for _, c := range change {
		c(p)
	}
	return p
}

func required(p *model.Property)   { p.Required = true }
func nullValued(p *model.Property) { p.Nullable = true }
func readOnly(p *model.Property)   { p.ReadOnly = true }

func object(name string, properties ...*model.Property) *model.Decl {
	return declared(name, &model.Object{Properties: properties})
}

var day = model.Version{Stage: model.Stable, Date: "2024-08-05"}

func mediaType(v model.Version, format string) model.MediaType {
	return model.MediaType{Text: "application/vnd.atlas." + v.String() + "+" + format, Version: v, Format: format}
}

// operation returns an operation of one version that answers 200 with a type,
// or 204 if that is nil.
func operation(tag *model.Tag, name, method, path string, answer model.Type, params ...*model.Param) *model.Operation {
	response := &model.Response{Status: "204"}
	if answer != nil {
		payload := &model.Payload{MediaType: mediaType(day, "json"), Schema: &model.Schema{Type: answer}}
		response = &model.Response{Status: "200", Payloads: []*model.Payload{payload}}
	}
	goName := strings.ToUpper(name[:1]) + name[1:]
	return &model.Operation{
		Name: named(goName, name), Forms: forms(goName), Method: method, Path: path, Tag: tag, Params: params,
		Revisions: []*model.Revision{{Version: day, Responses: []*model.Response{response}}},
	}
}

func forms(method string) model.Forms {
	return model.Forms{Long: method + "WithParams", Params: method + "ApiParams"}
}

func param(wire string, in model.In, t model.Type, required bool) *model.Param {
	return &model.Param{
		Name: named(strings.ToUpper(wire[:1])+wire[1:], wire), In: in, Required: required, Explode: true,
		Schema: model.Schema{Type: t},
	}
}

// zoo is an API with one of each construct that the SDK has.
func zoo() *model.API {
	mood := declared("Mood", &model.Enum{Kind: model.String, Values: []model.EnumValue{{Go: "MoodCalm", Wire: "calm"}, {Go: "MoodWild", Wire: "wild"}}})
	size := declared("Size", &model.Enum{Kind: model.Integer, Values: []model.EnumValue{{Go: "Size1", Wire: "1"}}})
	lion := object("Lion", property("kind", words(), required), property("mane", model.Primitive{Kind: model.Integer, Format: "int64"}))
	seal := object("Seal", property("kind", words(), required), property("born", model.Primitive{Kind: model.String, Format: "date-time"}, readOnly))
	sharedAnimal := object("AnimalShared", property("kind", words(), required))
	animal := declared("Animal", &model.Union{
		Discriminator: "kind", ValueName: "AnimalValue", Shared: sharedAnimal,
		Arms: []*model.Arm{{Tags: []string{"lion", "puma"}, Decl: lion}, {Tags: []string{"seal"}, Decl: seal}},
	})
	note := declared("Note", words())
	hours := declared("Hours", list(words()))
	sign := declared("Sign", &model.Union{ValueName: "SignValue", Arms: []*model.Arm{
		{Key: "feet", Decl: object("Walking", property("feet", words(), required))},
		{JSON: model.JSONString, Decl: note}, {JSON: model.JSONArray, Decl: hours},
	}})
	guest := declared("Guest", &model.Union{ValueName: "GuestValue", Arms: []*model.Arm{
		{Decl: object("Child", property("age", model.Primitive{Kind: model.Integer}))}, {Decl: object("Adult")},
	}})
	tags := declared("Tags", &model.Map{Elem: &model.Schema{Type: words(), Nullable: true}})
	open := declared("Open", &model.Object{Properties: []*model.Property{property("id", words(), required)}, Additional: &model.Schema{Type: words()}})
	tree := declared("Tree", nil)
	tree.Type = list(ref(tree))
	keeper := object("Keeper")
	keeper.Type.(*model.Object).Properties = []*model.Property{
		property("boss", ref(keeper), required, nullValued), property("deputy", ref(keeper)), property("free", model.FreeForm{}),
		property("nick", words(), nullValued), property("tags", ref(tags)), property("open", ref(open), required), property("tree", ref(tree)),
		property("mood", ref(mood)), property("size", ref(size), required), property("weight", model.Primitive{Kind: model.Number}),
		property("sign", ref(sign)), property("guests", list(ref(guest)), required),
	}
	page := object("PaginatedAnimal", property("results", list(ref(animal))), property("totalCount", model.Primitive{Kind: model.Integer}))
	problem := object("Problem", property("why", words()))

	older := model.Version{Stage: model.Stable, Date: "2023-01-01"}
	animals := &model.Tag{Name: model.Name{Go: "AnimalsApi", Kebab: "animals", Wire: "Animals"}, Field: "AnimalsApi", Description: "Looks after *.animals."}
	staff := &model.Tag{Name: model.Name{Go: "StaffApi", Kebab: "staff", Wire: "Staff"}, Field: "Staff"}
	id := func() *model.Param { return param("type", model.InPath, words(), true) }
	get := operation(animals, "getAnimal", "GET", "/zoo/{type}", ref(animal), id(), param("envelope", model.InQuery, model.Primitive{Kind: model.Boolean}, false))
	get.Description, get.Roles = "Return one animal of the zoo.", []string{"Visitor", "Keeper"}
	get.Revisions[0].Responses = append(get.Revisions[0].Responses, &model.Response{Status: "400", Payloads: []*model.Payload{{MediaType: mediaType(day, "json"), Schema: &model.Schema{Type: ref(problem)}}}})
	get.Revisions = append([]*model.Revision{{Version: older, Responses: []*model.Response{{Status: "204"}}}}, get.Revisions...)
	pages := operation(animals, "listAnimals", "GET", "/zoo", ref(page),
		param("pageNum", model.InQuery, model.Primitive{Kind: model.Integer}, false), param("itemsPerPage", model.InQuery, model.Primitive{Kind: model.Integer}, false),
		param("moods", model.InQuery, list(ref(mood)), true))
	pages.Params[2].Explode = false
	pages.Revisions[0].Paging = &model.Paging{Start: "pageNum", Size: "itemsPerPage", Items: []string{"results"}, Total: []string{"totalCount"}, Item: &model.Schema{Type: ref(animal)}}
	remove := operation(animals, "deleteAnimal", "DELETE", "/zoo/{type}", nil, id())
	remove.Deprecated = true
	hire := operation(staff, "hireKeeper", "POST", "/staff/{len}", ref(keeper), param("If-Match", model.InHeader, words(), true), param("len", model.InPath, words(), true))
	hire.Params[0].Name.Go = "IfMatch"
	hire.Revisions[0].Request = &model.Body{Required: true, Payload: model.Payload{MediaType: mediaType(day, "json"), Schema: &model.Schema{Type: ref(keeper)}}}
	hire.Revisions = append([]*model.Revision{{
		Version: older, Sunset: "2026-01-01", Request: &model.Body{Payload: model.Payload{MediaType: mediaType(older, "json"), Schema: &model.Schema{Type: list(ref(keeper))}}},
		Responses: []*model.Response{{Status: "200", Payloads: []*model.Payload{{MediaType: mediaType(older, "json"), Schema: &model.Schema{Type: words()}}}}},
	}}, hire.Revisions...)
	roster := operation(staff, "getRoster", "GET", "/roster", ref(hours))
	roster.Revisions[0].Responses[0].Payloads = append(roster.Revisions[0].Responses[0].Payloads, &model.Payload{MediaType: mediaType(day, "csv"), Schema: &model.Schema{Type: words()}})
	photo := operation(staff, "getPhoto", "GET", "/photo", words())
	photo.Revisions[0].Responses[0].Payloads[0].MediaType = mediaType(day, "gzip")

	doc := &model.Document{Title: "Zoo API", Servers: []model.Server{{URL: "https://zoo.example/"}}, Operations: []*model.Operation{remove, get, photo, roster, hire, pages}}
	for _, op := range doc.Operations {
		for _, r := range op.Revisions {
			r.Forms = forms(op.DatedName(r.Version).Go)
		}
	}
	return doc.Resolve(day, true)
}

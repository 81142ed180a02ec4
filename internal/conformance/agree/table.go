package agree

import (
	"slices"
	"strings"
)

// readTable states what the table of operations has.
func readTable(out *Outputs, s Statements) error {
	p, err := out.sdk("ops")
	if err != nil {
		return err
	}
	common, err := out.commonInCommand()
	if err != nil {
		return err
	}
	all, _ := p.Variable("All").(map[string]any)
	shared := slices.Concat(out.sharedFlags(), grouped)
	for _, op := range records(all["Operations"]) {
		for _, v := range records(op["Versions"]) {
			at := Subject{text(op, "Name"), text(v, "Name")}
			tableOperation(s, at, op, shared)
			s.say(at, Security, secured(op, common))
			tableVersion(s, at, v)
		}
	}
	return nil
}

// tableOperation states what the versions of an operation have in common.
func tableOperation(s Statements, at Subject, op map[string]any, shared []string) {
	var names, params []string
	for _, v := range records(op["Versions"]) {
		names = append(names, text(v, "Name"))
	}
	for _, p := range records(op["Params"]) {
		params = append(params, text(p, "In")+":"+text(p, "Name"))
		if example := text(p, "Example"); p["Required"] == true && example != "" {
			s.say(at, Example+" "+Fact(text(p, "Name")), example)
		}
	}
	s.say(at, Endpoint, text(op, "Method")+" "+text(op, "Path"))
	s.say(at, Tag, text(op, "Tag"))
	s.say(at, Deprecated, yes(op["Deprecated"] == true))
	s.say(at, Versions, strings.TrimSpace(strings.Join(names, " ")))
	s.say(at, Parameters, list(params))
	s.say(at, Required, requiredFlags(records(op["Params"]), shared))
}

// grouped are the flags that operations share if they have a body, pages or
// versions.
var grouped = []string{"all", "data", "example", "file", "help", "max-items", "schema", "set", "until", "version", "watch", "watch-interval", "watch-timeout"}

func tableVersion(s Statements, at Subject, v map[string]any) {
	s.say(at, Sunset, decided(text(v, "Sunset")))
	s.say(at, Successor, text(v, "Successor"))
	s.say(at, Paged, yes(v["Paging"] != nil))
	request, _ := v["Request"].(map[string]any)
	s.say(at, ContentType, text(request, "MediaType"))
	var m media
	for _, r := range records(v["Responses"]) {
		for _, representation := range records(r["Media"]) {
			m = m.add(text(r, "Status"), text(representation, "Type"), text(representation, "Schema") == "")
		}
	}
	s.say(at, Answers, m.String())
	s.say(at, Accept, m.accept())
}

// requiredFlags lists the flags of required parameters. A flag that all operations
// share gets "param-" before it.
func requiredFlags(params []map[string]any, shared []string) string {
	var flags []string
	for _, p := range params {
		if p["Required"] != true {
			continue
		}
		flag := text(p, "Flag")
		if slices.Contains(shared, flag) {
			flag = "param-" + flag
		}
		flags = append(flags, flag)
	}
	return list(flags)
}

func records(list any) []map[string]any {
	items, _ := list.([]any)
	var all []map[string]any
	for _, item := range items {
		record, _ := item.(map[string]any)
		all = append(all, record)
	}
	return all
}

func text(record map[string]any, name string) string {
	s, _ := record[name].(string)
	return s
}

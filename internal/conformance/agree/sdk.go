package agree

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/source"
)

// sdk returns a package of the SDK's module by its folder.
func (out *Outputs) sdk(folder string) (*source.Package, error) {
	files := map[string][]byte{}
	for name, data := range out.below(path.Join("sdk", out.Package, folder), ".go") {
		files[name+".go"] = data
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no package in sdk/%s", path.Join(out.Package, folder))
	}
	return source.Parse(files)
}

// at returns the subject of an operation in the version that the pin selects.
func (out *Outputs) at(operation string) Subject { return Subject{operation, out.chosen[operation]} }

// readSDK states what methods send.
func readSDK(out *Outputs, s Statements) error {
	p, err := out.sdk("")
	if err != nil {
		return err
	}
	base, _ := p.Variable("defaultBaseURL").(string)
	s.say(Subject{}, BaseURL, base)
	fields := map[string]string{} // of the client, by type
	for _, f := range p.Fields("Client") {
		if name := source.TypeName(f.Type); name != "" {
			fields[name] = f.Name
		}
	}
	for _, c := range p.Calls {
		short, long := strings.CutSuffix(c.Method, "WithParams")
		if !long {
			continue // a method that waits
		}
		if p.Methods[c.Service+"."+short] == nil {
			short = "" // there is no short form
		}
		at := out.at(c.Name)
		s.say(at, Endpoint, c.Verb+" "+c.Path)
		s.say(at, Deprecated, yes(c.Deprecated))
		s.say(at, Sunset, decided(c.Sunset))
		s.say(at, Successor, c.Successor)
		s.say(at, Accept, c.Accept)
		s.say(at, AcceptCSV, c.AcceptCSV)
		s.say(at, ContentType, c.ContentType)
		s.say(at, Paged, yes(strings.HasPrefix(c.Result, "List")))
		s.say(at, Service, c.Service)
		s.say(at, Client, fields[c.Service])
		s.say(at, Method, short)
		s.say(at, Params, c.Params)
		s.say(at, Parameters, parametersOf(p.Fields(c.Params)))
	}
	return nil
}

// parametersOf lists the parameters that the tags of a struct name.
func parametersOf(fields []source.Field) string {
	var all []string
	for _, f := range fields {
		for _, in := range []string{"path", "query", "header", "cookie"} {
			if tag, ok := f.Tag.Lookup(in); ok {
				name, _, _ := strings.Cut(tag, ",")
				all = append(all, in+":"+name)
			}
		}
	}
	return list(all)
}

var (
	commentSunset  = regexp.MustCompile(`Deprecated: it is\s+served\s+until\s+([0-9-]+)`)
	commentNewer   = regexp.MustCompile(`(?:A\s+(?:newer|stable)\s+version\s+exists:|Use\s+version)\s+([^\s,]+?)[.,]?\s`)
	commentVersion = regexp.MustCompile(`(?m)^Version (\d\S*|preview\S*|v\d+)\.(?: |$)`)
)

// readComments states what the comments of methods say.
func readComments(out *Outputs, s Statements) error {
	p, err := out.sdk("")
	if err != nil {
		return err
	}
	for _, c := range p.Calls {
		short, long := strings.CutSuffix(c.Method, "WithParams")
		if !long {
			continue
		}
		var doc string
		if method := p.Methods[c.Service+"."+short]; method != nil {
			doc = method.Doc.Text()
		}
		at := Subject{c.Name, found(commentVersion, doc)}
		s.say(at, Sunset, found(commentSunset, doc))
		s.say(at, Successor, found(commentNewer, doc))
	}
	return nil
}

// found returns what the first group of a pattern matches in a text, or "".
func found(pattern *regexp.Regexp, text string) string {
	if match := pattern.FindStringSubmatch(text); match != nil {
		return match[1]
	}
	return ""
}

// readFakes states where the fake of an operation stands. There are fakes of
// operations that the SDK lacks, too.
func readFakes(out *Outputs, s Statements) error {
	p, err := out.sdk(out.Package + "test")
	if err != nil {
		return err
	}
	for _, service := range p.Fields("Services") {
		for _, f := range source.FieldsOf(service.Type) {
			operation := f.Tag.Get("operation")
			at := out.at(operation)
			if _, ok := out.chosen[operation]; !ok {
				at.Version = out.newest[operation]
			}
			s.say(at, Client, service.Name)
			s.say(at, Method, f.Name)
		}
	}
	return nil
}

// readTable states what the table of operations has.
func readTable(out *Outputs, s Statements) error {
	p, err := out.sdk("ops")
	if err != nil {
		return err
	}
	all, _ := p.Variable("All").(map[string]any)
	shared := slices.Concat(out.sharedFlags(), grouped)
	for _, op := range records(all["Operations"]) {
		var names, params []string
		for _, v := range records(op["Versions"]) {
			names = append(names, text(v, "Name"))
		}
		for _, param := range records(op["Params"]) {
			params = append(params, text(param, "In")+":"+text(param, "Name"))
		}
		for _, v := range records(op["Versions"]) {
			at := Subject{text(op, "Name"), text(v, "Name")}
			s.say(at, Endpoint, text(op, "Method")+" "+text(op, "Path"))
			s.say(at, Tag, text(op, "Tag"))
			s.say(at, Deprecated, yes(op["Deprecated"] == true))
			s.say(at, Versions, strings.TrimSpace(strings.Join(names, " ")))
			s.say(at, Parameters, list(params))
			s.say(at, Required, requiredFlags(records(op["Params"]), shared))
			tableVersion(s, at, v)
			for _, param := range records(op["Params"]) {
				if example := text(param, "Example"); param["Required"] == true && example != "" {
					s.say(at, Example+" "+Fact(text(param, "Name")), example)
				}
			}
		}
	}
	return nil
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

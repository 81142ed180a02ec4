package agree

import (
	"fmt"
	"path"
	"regexp"
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
	common := commonInSDK(p)
	fields := map[string]string{} // of the client, by type
	for _, f := range p.Fields("Client") {
		// A field with a former name of a service follows the others.
		if name := source.TypeName(f.Type); name != "" && fields[name] == "" {
			fields[name] = f.Name
		}
	}
	for _, c := range p.Calls {
		if !strings.HasSuffix(c.Method, long) {
			continue // it waits
		}
		at := out.at(c.Name)
		stateCall(s, at, c)
		s.say(at, Security, secured(c.Fields, common))
		s.say(at, Parameters, parametersOf(p.Fields(c.Params)))
		s.say(at, Client, fields[c.Service])
		s.say(at, Method, "")
		if short := strings.TrimSuffix(c.Method, long); p.Methods[c.Service+"."+short] != nil {
			s.replace(at, Method, short)
		}
	}
	return nil
}

// long ends the name of a method that takes all parameters in a struct.
const long = "WithParams"

func stateCall(s Statements, at Subject, c source.Call) {
	s.say(at, Endpoint, c.Verb+" "+c.Path)
	s.say(at, Deprecated, yes(c.Deprecated))
	s.say(at, Sunset, decided(c.Sunset))
	s.say(at, Successor, c.Successor)
	s.say(at, Accept, c.Accept)
	s.say(at, AcceptCSV, c.AcceptCSV)
	s.say(at, ContentType, c.ContentType)
	s.say(at, Paged, yes(strings.HasPrefix(c.Result, "List")))
	s.say(at, Service, c.Service)
	s.say(at, Params, c.Params)
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
		method := p.Methods[c.Service+"."+strings.TrimSuffix(c.Method, long)]
		if !strings.HasSuffix(c.Method, long) || method == nil {
			continue
		}
		doc := method.Doc.Text()
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

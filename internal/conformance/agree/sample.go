package agree

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// eachSample calls read with the samples whose titles begin with a word, and with
// the page on which they stand.
func (out *Outputs) eachSample(title string, read func(p *jsonPage, source string) error) error {
	pages, err := out.jsonPages()
	if err != nil {
		return err
	}
	for name, p := range pages {
		for _, sample := range p.Samples {
			if !strings.HasPrefix(sample.Title, title) {
				continue
			}
			if err := read(p, sample.Source); err != nil {
				return fmt.Errorf("sample %q of %s: %w", sample.Title, name, err)
			}
		}
	}
	return nil
}

// Commands returns the samples for the command line in their words, by the names
// of their pages.
func (out *Outputs) Commands() (map[string][]string, error) {
	pages, err := out.jsonPages()
	if err != nil {
		return nil, err
	}
	all := map[string][]string{}
	for file, p := range pages {
		for _, sample := range p.Samples {
			if sample.Title == "Command line" {
				all[file] = words(sample.Source)
			}
		}
	}
	return all, nil
}

// required returns the parameters of an operation that samples give, in all
// places.
func (out *Outputs) required(operation string) []spec.Param {
	var all []spec.Param
	for _, op := range out.operations {
		if op.Name != operation {
			continue
		}
		for _, p := range op.Params() {
			if p.Required {
				all = append(all, p)
			}
		}
	}
	return all
}

// readCommandSamples states what the samples for the command line show.
func readCommandSamples(out *Outputs, s Statements) error {
	return out.eachSample("Command line", func(p *jsonPage, source string) error {
		at := Subject{p.Name, p.Version}
		c := splitCommand(source, func(string) bool { return false })
		s.say(at, Command, strings.Join(c.words, " "))
		s.say(at, Body, "")
		var flags []string
		values := map[string][]string{} // by parameter
		for _, f := range c.flags {
			switch f.name {
			case "version", "output-file":
			case "data":
				s.replace(at, Body, canonical([]byte(f.value)))
			default:
				name := out.parameter(p.Name, f.name)
				flags, values[name] = append(flags, f.name), append(values[name], f.value)
			}
		}
		s.say(at, Required, list(flags))
		for name, all := range values {
			s.say(at, Example+" "+Fact(name), strings.Join(all, ","))
		}
		return nil
	})
}

// parameter returns the required parameter for which a flag stands, or "".
func (out *Outputs) parameter(operation, flag string) string {
	for _, p := range out.required(operation) {
		if fold(p.Name) == fold(strings.TrimPrefix(flag, "param-")) {
			return p.Name
		}
	}
	return ""
}

// fold returns the name of a flag without the capitals and marks in which its
// spellings may differ: --groupId stands for --group-id.
func fold(name string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", ".", "").Replace(name))
}

// readCurlSamples states what the samples for curl show.
func readCurlSamples(out *Outputs, s Statements) error {
	return out.eachSample("curl", func(p *jsonPage, source string) error { return curlSample(out, s, p, source, Credential) })
}

// curlSample states what a command of curl sends, and as which fact it names
// variables of the environment.
func curlSample(out *Outputs, s Statements, p *jsonPage, source string, variable Fact) error {
	c := splitCommand(source, func(name string) bool { return name == "digest" })
	if len(c.words) != 2 {
		return fmt.Errorf("words = %q, want curl and an address", c.words)
	}
	call := curlCall{out: out, s: s, at: Subject{p.Name, p.Version}, path: p.Path, headers: map[string]string{}}
	body := ""
	for _, f := range c.flags {
		switch f.name {
		case "request":
			call.method = f.value
		case "header":
			name, value, _ := strings.Cut(f.value, ": ")
			call.headers[strings.ToLower(name)] = value
		case "data":
			body = canonical([]byte(f.value))
		}
	}
	for _, match := range expanded.FindAllStringSubmatch(source, -1) {
		s.say(Subject{}, variable+" "+Fact(match[1]), "named")
	}
	s.say(call.at, Body, body)
	s.say(call.at, Accept, call.headers["accept"])
	s.say(call.at, ContentType, call.headers["content-type"])
	return call.address(c.words[1])
}

// A curlCall is a request that a sample for curl sends.
type curlCall struct {
	out          *Outputs
	s            Statements
	at           Subject
	method, path string
	headers      map[string]string
}

// address states what the address shows: the server, and the values of parameters.
func (c curlCall) address(text string) error {
	var names []string
	pattern := parameter.ReplaceAllStringFunc(regexp.QuoteMeta(c.path), func(p string) string {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(p, `\{`), `\}`))
		return "([^/?]*?)"
	})
	match := regexp.MustCompile("^(.*?)" + pattern + `(?:\?(.*))?$`).FindStringSubmatch(text)
	if match == nil {
		return fmt.Errorf("address %s does not end in %s", text, c.path)
	}
	c.s.say(c.at, Endpoint, c.method+" "+c.path)
	c.s.say(Subject{}, BaseURL, match[1])
	for i, name := range names {
		value, err := url.PathUnescape(match[i+2])
		if err != nil {
			return err
		}
		c.s.say(c.at, Example+" "+Fact(name), value)
	}
	query, err := url.ParseQuery(match[len(match)-1])
	c.others(query)
	return err
}

// others states the values of required parameters outside of the path.
func (c curlCall) others(query url.Values) {
	for _, p := range c.out.required(c.at.Operation) {
		switch p.In {
		case "query":
			c.s.say(c.at, Example+" "+Fact(p.Name), strings.Join(query[p.Name], ","))
		case "header":
			c.s.say(c.at, Example+" "+Fact(p.Name), c.headers[strings.ToLower(p.Name)])
		}
	}
}

var parameter = regexp.MustCompile(`\\\{[^/]*?\\\}`)

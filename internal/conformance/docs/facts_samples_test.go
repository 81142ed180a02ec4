//go:build conformance

package docs

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

var placeholder = regexp.MustCompile(`\\\{\w+\\\}`)

// samples counts the facts of samples. Our samples send the exact media types
// as Accept and Content-Type; the published pages send the date of the pin, and
// JSON without a version.
func (c *tally) samples(where string, f *factSheet, p *page) {
	c.contains(where+" CLI", p.sample("Command line"), "atlas api "+f.CLI.OperationID)
	program := p.sample("Go SDK")
	lhs := f.Go.LHS
	if f.Go.HasSdkResp && !hasContent(f) {
		lhs = "httpResp, err"
		c.differs("a value of an answer without content")
	}
	// the pages join the words of a tag, "Push - BasedLogExportApi", and do not capitalize all
	service := strings.NewReplacer(" - ", "", "MonitoringandLogs", "MonitoringAndLogs").Replace(f.Go.Service)
	for _, part := range []string{
		`"os"`, `"context"`, `"log"`, `sdk "` + f.Go.SDKImport + `"`, "ctx := context.Background()",
		`clientID := os.Getenv("MONGODB_ATLAS_CLIENT_ID")`, `clientSecret := os.Getenv("MONGODB_ATLAS_CLIENT_SECRET")`,
		"client, err := sdk.NewClient(", "sdk.UseOAuthAuth(clientID, clientSecret),", "sdk.UseBaseURL(url))",
		"params := &sdk." + f.Go.ParamsType + "{", lhs + " := client." + service + ".\n\t\t" + f.Go.Method + "(ctx, params).\n\t\tExecute()",
	} {
		c.contains(where+" Go", program, part)
	}
	for i, curl := range f.Curl {
		sample := p.sample([]string{"curl, service account", "curl, API key"}[i])
		if curl.User != "" {
			c.contains(where+" curl", sample, `--user "`+curl.User+`"`)
			c.contains(where+" curl", sample, "--digest")
		}
		if f.RequestBody == nil && curl.HasPayload {
			c.differs("payload of an operation without a body")
			continue
		}
		for _, h := range curl.Headers {
			name, _, _ := strings.Cut(h, ":")
			if name == "Authorization" {
				name = h
			} else {
				c.differs("value of the header " + name)
			}
			c.contains(where+" curl", sample, `--header "`+name)
		}
		if !slices.ContainsFunc(f.QueryParams, func(p *fact) bool { return p.Name == "pretty" }) {
			curl.URL = strings.TrimSuffix(curl.URL, "?pretty=true")
			c.differs("query parameter that the operation does not have")
		}
		url := placeholder.ReplaceAllString(regexp.QuoteMeta(curl.URL), `[^/?{}]+`)
		c.check(where+" curl's method and URL "+curl.URL, regexp.MustCompile(`(?s)^curl --request `+curl.Method+` .*"`+url+`"$`).MatchString(sample), true)
		c.check(where+" curl's payload", strings.Contains(sample, "--data"), curl.HasPayload)
	}
}

func hasContent(f *factSheet) bool {
	return slices.ContainsFunc(f.Responses, func(r struct {
		Code        int
		MediaType   string
		Description []string
		Body        string
		Attributes  []*fact
	}) bool {
		return r.Code/100 == 2 && r.Body == "attributes"
	})
}

func (c *tally) contains(where, got, want string) {
	c.t.Helper()
	c.facts++
	if strings.Contains(got, want) {
		c.shown++
		return
	}
	c.t.Errorf("%s lacks %q:\n%s", where, want, got)
}

// examples counts the members of each example, and for errors also their
// values. Other values in the published pages are invented and therefore not
// facts.
func (c *tally) examples(where string, f *factSheet, p *page) {
	if len(f.RequestExamples) > 0 {
		c.members(where+" request example", p.requestExample, f.RequestExamples[0])
	}
	for _, code := range slices.Sorted(mapsKeys(f.ResponseExamples)) {
		want := f.ResponseExamples[code][0]
		if code >= "400" {
			c.check(where+" example of "+code, canonical(p.responseExamples[code]), canonical(want))
			continue
		}
		c.members(where+" example of "+code, p.responseExamples[code], want)
	}
}

func (c *tally) members(where string, got, want json.RawMessage) {
	have := memberPaths(got)
	for _, path := range memberPaths(want) {
		if fault := unlike[where+" "+path]; fault != "" {
			c.differs(fault)
			continue
		}
		c.facts++
		if slices.Contains(have, path) {
			c.shown++
			continue
		}
		c.t.Errorf("%s lacks %s: %s", where, path, got)
	}
}

func canonical(data json.RawMessage) string {
	var v any
	if json.Unmarshal(data, &v) != nil {
		return ""
	}
	var b bytes.Buffer
	_ = json.NewEncoder(&b).Encode(v) // v was decoded before
	return b.String()
}

func memberPaths(data json.RawMessage) []string {
	var v any
	_ = json.Unmarshal(data, &v) // an empty text has no members
	var paths []string
	var walk func(v any, at string)
	walk = func(v any, at string) {
		switch v := v.(type) {
		case map[string]any:
			for _, name := range slices.Sorted(mapsKeys(v)) {
				paths = append(paths, at+"."+name)
				walk(v[name], at+"."+name)
			}
		case []any:
			for _, item := range v {
				walk(item, at+"[]")
			}
		}
	}
	walk(v, "")
	slices.Sort(paths)
	return slices.Compact(paths)
}

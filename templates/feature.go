package templates

import "slices"

// A Feature is a part of the runtime that only some SDKs need.
type Feature string

// The features. The rest of the runtime is in every SDK.
const (
	Links             Feature = "links"         // the header Link, which leads to the next page of a list
	Paging            Feature = "paging"        // ListCall: iterating over the pages of a list
	PagingCSV         Feature = "paging of CSV" // ListFormatCall
	Servers           Feature = "servers"       // a choice among several, or with variables
	Outcomes          Feature = "outcomes"      // structs with a field for each status code
	Headers           Feature = "headers"       // typed headers of responses
	Webhooks          Feature = "webhooks"      // requests that the API sends
	Printing          Feature = "printing"      // methods String
	Text              Feature = "text"          // bodies and answers that are text
	Lines             Feature = "lines"         // answers that are sequences of JSON
	Events            Feature = "events"        // answers that are streams of events
	Choice            Feature = "choice"        // media types that callers choose
	Form              Feature = "form"          // bodies that are urlencoded
	Multipart         Feature = "multipart"     // bodies of several parts
	Waiting           Feature = "waiting"       // waiting until a change is done
	APIKey            Feature = "API key"       // in a header, a query parameter or a cookie
	Basic             Feature = "basic"         // a user name and a password
	Bearer            Feature = "bearer"        // tokens that the caller has
	Digest            Feature = "digest"
	ClientCredentials Feature = "client credentials"
	Revocation        Feature = "revocation" // of the tokens of client credentials
	Styles            Feature = "styles"     // of parameters that are not sent in the usual way
)

// filesOf lists the files of each feature. A file that is not listed is in every
// SDK, and refers to none of these.
var filesOf = map[Feature][]string{
	Links:             {"link.go"},
	Paging:            {"list.go", "walk.go"},
	PagingCSV:         {"list.go", "walk.go", "listformat.go"},
	Servers:           {"server.go"},
	Outcomes:          {"outcome.go"},
	Headers:           {"header.go"},
	Webhooks:          {"webhook.go"},
	Printing:          {"print.go"},
	Text:              {"text.go"},
	Lines:             {"sequence.go"},
	Events:            {"event.go"},
	Choice:            {"choice.go"},
	Form:              {"form.go", "urlencoded.go"},
	Multipart:         {"form.go", "multipart.go"},
	Waiting:           {"wait.go"},
	APIKey:            {"credentials.go", "fixed.go", "apikey.go"},
	Basic:             {"credentials.go", "fixed.go", "basic.go"},
	Bearer:            {"credentials.go", "fixed.go", "bearer.go"},
	Digest:            {"credentials.go", "digest.go", "challenge.go"},
	ClientCredentials: {"credentials.go", "clientcredentials.go", "flight.go", "oauth.go", "tokenlock.go", "tokenstore.go"},
	Revocation:        {"credentials.go", "clientcredentials.go", "flight.go", "oauth.go", "tokenlock.go", "tokenstore.go", "revoke.go"},
	Styles:            {"style.go", "styled.go"},
}

// Features returns all features.
func Features() []Feature {
	return []Feature{Links, Paging, PagingCSV, Servers, Outcomes, Headers, Webhooks, Printing, Text, Lines, Events, Choice, Form, Multipart, Waiting, APIKey, Basic, Bearer, Digest, ClientCredentials, Revocation, Styles}
}

// needed reports whether an SDK with some features has a file of the runtime.
func needed(file string, features []Feature) bool {
	optional := false
	for feature, files := range filesOf {
		if slices.Contains(files, file) {
			if slices.Contains(features, feature) {
				return true
			}
			optional = true
		}
	}
	return !optional
}

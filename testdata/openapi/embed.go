// Package openapi contains the project's own API document. A fork can start
// with it before it has fetched the published one.
package openapi

import _ "embed"

// Name is the name of the document's file.
const Name = "atlas-admin.yaml"

// Document is the document, as YAML.
//
//go:embed atlas-admin.yaml
var Document []byte

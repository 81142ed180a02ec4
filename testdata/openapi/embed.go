// Package openapi contains the project's own API document. A fork can start
// with it before it has fetched the published one.
package openapi

import _ "embed"

// AtlasAdmin is the document, as YAML.
//
//go:embed atlas-admin.yaml
var AtlasAdmin []byte

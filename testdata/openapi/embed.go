// Package openapi holds the project's own description of an API, with which a
// fork can start before it has fetched the published one.
package openapi

import _ "embed"

// AtlasAdmin is the document, as YAML.
//
//go:embed atlas-admin.yaml
var AtlasAdmin []byte

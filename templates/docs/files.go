// Package docs holds the frames of the reference's pages, its stylesheet and its
// script. The frames are prose with holes; what fills them is made elsewhere.
package docs

import "embed"

// Files are the frames by name, style.css and script.js.
//
//go:embed *.tmpl style.css script.js
var Files embed.FS

package atlastest

import "github.com/atlasgen/atlasgen/templates/ops"

// The table of the operations that New knows. Beside an SDK it is that of the
// API.
var table = &ops.Table{}

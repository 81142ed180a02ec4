package internal_test

// A room is a package and what it may import: packages of this module by their
// path in it, others by the path of their module, and of the standard library
// everything that is not forbidden to it.
type room struct {
	imports   []string
	forbidden []string
}

// rooms holds the arrows of ARCHITECTURE.md. A package that is not listed here
// has no place yet, and a line that no package needs is an error too.
var rooms = map[string]room{
	"cmd/gen": {imports: []string{
		"internal/config", "internal/dialect", "internal/diff/surface", "internal/fetch", "internal/migrate", "internal/migrate/incumbent", "internal/migrate/pair", "internal/model", "internal/output", "internal/pipeline", "internal/release", "internal/report", "internal/spelling",
		"templates/fork", "testdata/openapi", "github.com/rogpeppe/go-internal", "github.com/spf13/cobra", "github.com/spf13/pflag",
	}},
	"internal/buildcache":   {},
	"internal/config":       {imports: []string{"internal/spelling", "github.com/goccy/go-yaml"}},
	"internal/dialect":      {imports: []string{"internal/model", "github.com/goccy/go-yaml"}, forbidden: outside},
	"internal/diff":         {imports: []string{"internal/diff/access", "internal/diff/equal", "internal/diff/shape", "internal/diff/surface", "internal/model"}, forbidden: outside},
	"internal/diff/access":  {imports: []string{"internal/diff/equal", "internal/model"}, forbidden: outside},
	"internal/diff/equal":   {forbidden: outside},
	"internal/diff/shape":   {imports: []string{"internal/diff/equal", "internal/model"}, forbidden: outside},
	"internal/diff/exempt":  {imports: []string{"internal/diff", "internal/model"}, forbidden: outside},
	"internal/diff/rename":  {imports: []string{"internal/diff", "internal/diff/surface", "internal/model"}, forbidden: outside},
	"internal/diff/surface": {imports: []string{"golang.org/x/exp/apidiff"}, forbidden: outside},
	"internal/emit":         {forbidden: outside},
	"internal/emit/cli":     {imports: []string{"internal/dialect", "internal/emit", "internal/emit/text", "internal/model", "templates", "templates/go/cli/page", "templates/go/cli/profile", "templates/go/ops"}, forbidden: outside},
	"internal/emit/fake":    {imports: []string{"internal/emit", "internal/emit/text", "internal/model", "templates"}, forbidden: outside},
	"internal/emit/docs": {
		imports:   []string{"internal/dialect", "internal/emit", "internal/emit/docs/html", "internal/emit/docs/markdown", "internal/emit/docs/page", "internal/emit/docs/sample", "internal/emit/docs/search", "internal/model", "internal/emit/text", "templates/docs", "templates/go/cli/page"},
		forbidden: outside,
	},
	"internal/emit/docs/html":   {imports: []string{"internal/emit", "internal/emit/docs/layout", "internal/emit/docs/page", "internal/emit/docs/sample", "internal/emit/text", "internal/model", "templates/docs"}, forbidden: outside},
	"internal/emit/docs/layout": {imports: []string{"templates/docs"}, forbidden: outside},
	"internal/emit/docs/markdown": {
		imports:   []string{"internal/emit/docs/layout", "internal/emit/docs/page", "internal/emit/docs/sample", "internal/emit/text", "templates/docs"},
		forbidden: outside,
	},
	"internal/emit/docs/page": {
		imports:   []string{"internal/emit", "internal/emit/docs/sample", "internal/emit/text", "internal/emit/value", "internal/model", "internal/model/extent"},
		forbidden: outside,
	},
	"internal/emit/docs/sample": {
		imports:   []string{"internal/dialect", "internal/emit/text", "internal/emit/value", "internal/model", "internal/model/coding", "templates/go/cli/page", "templates/go/ops", "templates/go/ops/style", "templates/go/ops/tree"},
		forbidden: outside,
	},
	"internal/emit/docs/search": {
		imports:   []string{"internal/dialect", "internal/emit", "internal/emit/docs/page", "internal/emit/text", "internal/model"},
		forbidden: outside,
	},
	"internal/emit/ops":     {imports: []string{"internal/dialect", "internal/emit", "internal/emit/text", "internal/emit/value", "internal/model", "internal/model/coding", "templates", "templates/go/ops"}, forbidden: outside},
	"internal/emit/program": {imports: []string{"internal/dialect", "internal/emit/text", "internal/model", "templates/go/cli/page", "templates/go/cli/profile"}, forbidden: outside},
	"internal/emit/sdk": {
		imports: []string{
			"internal/dialect", "internal/emit", "internal/emit/sdk/chapter", "internal/emit/sdk/comment", "internal/emit/sdk/shape", "internal/emit/text", "internal/model", "internal/model/coding", "templates",
			"github.com/dave/jennifer",
		},
		forbidden: outside,
	},
	"internal/emit/sdk/chapter":  {imports: []string{"internal/model"}, forbidden: outside},
	"internal/emit/sdk/shape":    {imports: []string{"internal/model", "github.com/dave/jennifer"}, forbidden: outside},
	"internal/emit/sdk/former":   {imports: []string{"internal/emit"}, forbidden: outside},
	"internal/emit/sdk/comment":  {imports: []string{"internal/emit/text", "internal/model"}, forbidden: outside},
	"internal/emit/text":         {imports: []string{"github.com/microcosm-cc/bluemonday", "github.com/yuin/goldmark"}, forbidden: outside},
	"internal/emit/value":        {imports: []string{"internal/emit/text", "internal/model", "templates/go/ops/schema", "templates/go/ops/tree"}, forbidden: outside},
	"internal/kept":              {imports: []string{"internal/model", "internal/parser/naming", "github.com/goccy/go-yaml"}, forbidden: outside},
	"internal/fetch":             {},
	"internal/golden":            {},
	"internal/migrate":           {imports: []string{"internal/migrate/incumbent", "internal/migrate/load", "internal/migrate/pair", "internal/migrate/rewrite"}, forbidden: outside},
	"internal/migrate/incumbent": {imports: []string{"internal/dialect", "internal/migrate/pair", "internal/migrate/rewrite"}, forbidden: outside},
	"internal/migrate/load":      {imports: []string{"golang.org/x/tools"}, forbidden: []string{"net", "net/http"}},
	"internal/migrate/pair":      {forbidden: outside},
	"internal/migrate/rewrite":   {imports: []string{"internal/migrate/load", "internal/migrate/pair", "golang.org/x/tools"}, forbidden: []string{"net", "net/http"}},
	"internal/migrate/usage":     {imports: []string{"internal/migrate/load", "golang.org/x/tools"}, forbidden: []string{"net", "net/http"}}, // programs for tests
	"internal/model":             {imports: []string{"internal/model/coding", "internal/spelling"}, forbidden: append([]string{"go/ast", "go/token", "encoding/json"}, filesAndNet...)},
	"internal/model/coding":      {forbidden: outside},
	"internal/model/extent":      {imports: []string{"internal/model"}, forbidden: outside},
	"internal/release":           {imports: []string{"golang.org/x/mod"}, forbidden: []string{"net", "net/http"}},
	"internal/spelling":          {forbidden: outside},
	"internal/output":            {forbidden: []string{"net", "net/http", "time"}},
	"internal/parser": {
		imports: []string{
			"internal/dialect", "internal/model", "internal/parser/build", "internal/parser/complaint", "internal/parser/convention", "internal/parser/naming", "internal/parser/strict", "internal/parser/tree", "internal/spelling",
			"github.com/theory/jsonpath",
		},
		forbidden: outside,
	},
	"internal/parser/build": {
		imports: []string{
			"internal/dialect", "internal/model", "internal/parser/complaint", "internal/parser/convention", "internal/parser/keyword", "internal/parser/media", "internal/parser/naming", "internal/parser/outcome", "internal/parser/paging", "internal/parser/parameter",
			"internal/parser/restrict", "internal/parser/security", "internal/parser/server", "internal/parser/tree", "internal/parser/union", "internal/parser/waiting",
		},
		forbidden: outside,
	},
	"internal/parser/complaint":  {imports: []string{"internal/model"}, forbidden: outside},
	"internal/parser/convention": {imports: []string{"internal/dialect", "internal/model", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/keyword":    {imports: []string{"internal/model", "internal/parser/media", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/naming":     {imports: []string{"internal/model"}, forbidden: outside},
	"internal/parser/paging":     {imports: []string{"internal/dialect", "internal/model", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/restrict":   {imports: []string{"internal/model", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/security": {
		imports:   []string{"internal/dialect", "internal/model", "internal/parser/complaint", "internal/parser/naming", "internal/parser/tree"},
		forbidden: outside,
	},
	"internal/parser/parameter":    {imports: []string{"internal/model", "internal/parser/convention", "internal/parser/naming", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/strict":       {imports: []string{"internal/dialect", "internal/model", "internal/parser/complaint", "internal/parser/convention", "internal/parser/keyword", "internal/parser/parameter", "internal/parser/tree", "internal/spelling"}, forbidden: outside},
	"internal/parser/tree":         {imports: []string{"internal/model", "internal/parser/complaint", "internal/parser/tree/confirm", "github.com/pb33f/libopenapi"}, forbidden: outside},
	"internal/parser/tree/confirm": {imports: []string{"github.com/pb33f/libopenapi"}, forbidden: outside},
	"internal/parser/union":        {imports: []string{"internal/model", "internal/parser/naming", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/server":       {imports: []string{"internal/model", "internal/parser/complaint", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/media":        {imports: []string{"internal/model", "internal/model/coding", "internal/parser/tree"}, forbidden: outside},
	"internal/parser/outcome":      {imports: []string{"internal/model"}, forbidden: outside},
	"internal/parser/waiting": {
		imports:   []string{"internal/dialect", "internal/model", "internal/parser/complaint", "internal/parser/convention", "internal/parser/naming", "internal/parser/tree"},
		forbidden: outside,
	},
	"internal/pipeline": {imports: []string{
		"internal/config", "internal/dialect", "internal/diff", "internal/diff/exempt", "internal/diff/rename", "internal/diff/surface", "internal/emit", "internal/emit/cli", "internal/emit/docs", "internal/emit/docs/sample", "internal/emit/fake", "internal/emit/ops", "internal/emit/program", "internal/emit/sdk", "internal/emit/sdk/former", "internal/emit/value",
		"internal/fetch", "internal/kept", "internal/model", "internal/model/extent", "internal/output", "internal/parser", "internal/parser/naming", "internal/spelling",
		"templates", "templates/docs", "templates/go/cli/page", "templates/go/ops", "github.com/goccy/go-yaml", "github.com/rogpeppe/go-internal",
	}},
	"internal/report": {imports: []string{"internal/diff", "internal/diff/surface", "internal/model"}, forbidden: outside},

	// Copied packages import only packages that their copies may import.
	"templates":               {forbidden: outside},
	"templates/go/fake":       {imports: []string{"templates/go/ops", "templates/go/ops/schema", "templates/go/ops/style", "templates/go/ops/tree", "templates/go/runtime"}},
	"templates/docs":          {forbidden: outside},
	"templates/fork":          {forbidden: outside},
	"templates/go/ops":        {},
	"templates/go/ops/schema": {imports: []string{"templates/go/ops", "templates/go/ops/tree"}},
	"templates/go/ops/style":  {imports: []string{"templates/go/ops", "templates/go/ops/tree"}},
	"templates/go/ops/tree":   {},
	"templates/go/runtime":    {},
	"templates/go/cli/body":   {imports: []string{"templates/go/ops", "templates/go/ops/schema", "templates/go/ops/tree"}},
	"templates/go/cli/command": {imports: []string{
		"templates/go/cli/argument", "templates/go/cli/body", "templates/go/cli/catalog", "templates/go/cli/complete", "templates/go/cli/failure", "templates/go/cli/form", "templates/go/cli/keyring", "templates/go/cli/page", "templates/go/cli/paging", "templates/go/cli/profile", "templates/go/cli/render", "templates/go/cli/server", "templates/go/cli/settings", "templates/go/cli/shown", "templates/go/cli/sink", "templates/go/cli/target", "templates/go/cli/terminal", "templates/go/cli/watch",
		"templates/go/ops", "templates/go/ops/schema", "templates/go/ops/style", "templates/go/ops/tree", "templates/go/runtime", "github.com/spf13/cobra", "github.com/spf13/pflag",
	}},
	"templates/go/cli/complete": {imports: []string{"templates/go/cli/argument", "templates/go/cli/body", "templates/go/cli/catalog", "templates/go/cli/page", "templates/go/cli/paging", "templates/go/cli/render", "templates/go/ops", "templates/go/ops/schema", "github.com/spf13/cobra"}},
	"templates/go/cli/target":   {imports: []string{"templates/go/cli/catalog", "templates/go/cli/page", "templates/go/ops", "github.com/spf13/cobra", "github.com/spf13/pflag"}},
	"templates/go/cli/argument": {imports: []string{"templates/go/cli/body", "templates/go/cli/page", "templates/go/ops/schema", "templates/go/ops/tree"}},
	"templates/go/cli/catalog":  {imports: []string{"templates/go/ops"}},
	"templates/go/cli/form":     {imports: []string{"templates/go/ops", "templates/go/ops/schema", "templates/go/ops/tree"}},
	"templates/go/cli/failure":  {imports: []string{"templates/go/runtime"}},
	"templates/go/cli/paging":   {imports: []string{"templates/go/ops", "templates/go/ops/tree", "templates/go/runtime"}},
	"templates/go/cli/server":   {imports: []string{"templates/go/cli/failure", "templates/go/cli/profile", "templates/go/ops", "templates/go/runtime"}},
	"templates/go/cli/keyring":  {imports: []string{"templates/go/cli/terminal", "github.com/zalando/go-keyring"}},
	"templates/go/cli/settings": {imports: []string{"templates/go/cli/failure", "templates/go/cli/keyring", "templates/go/cli/page", "templates/go/cli/profile", "templates/go/cli/render", "templates/go/cli/terminal", "github.com/spf13/cobra", "golang.org/x/term"}},
	"templates/go/cli/shown":    {imports: []string{"templates/go/cli/form", "templates/go/cli/page", "templates/go/cli/profile", "templates/go/ops/tree"}},
	"templates/go/cli/sink":     {},
	"templates/go/cli/terminal": {imports: []string{"golang.org/x/term"}},
	"templates/go/cli/watch":    {imports: []string{"templates/go/ops", "templates/go/ops/tree", "templates/go/runtime"}},
	"templates/go/cli/page":     {imports: []string{"templates/go/cli/profile", "templates/go/ops", "github.com/spf13/cobra"}},
	"templates/go/cli/profile":  {},
	"templates/go/cli/render":   {imports: []string{"templates/go/ops/tree", "github.com/itchyny/gojq", "go.yaml.in/yaml/v3"}},

	// The judges share nothing with what they judge.
	"internal/conformance":        {},
	"internal/conformance/agree":  {imports: []string{"internal/conformance/source", "internal/conformance/spec", "golang.org/x/net"}},
	"internal/conformance/bench":  {},
	"internal/conformance/costly": {},
	"internal/conformance/docs":   {},
	"internal/conformance/reach":  {},
	"internal/conformance/source": {},
	"internal/conformance/spec":   {imports: []string{"github.com/goccy/go-yaml"}},
	"internal/conformance/tables": {imports: []string{"internal/config", "internal/emit", "internal/pipeline", "templates", "golang.org/x/tools"}},
	"internal/conformance/value":  {imports: []string{"internal/conformance/spec", "github.com/dlclark/regexp2"}},
	"internal/conformance/wire":   {imports: []string{"internal/conformance/spec"}},
}

// outside is what makes a result depend on more than the arguments.
var (
	outside     = append([]string{"math/rand", "math/rand/v2"}, filesAndNet...)
	filesAndNet = []string{"os", "os/exec", "net", "net/http"}
)

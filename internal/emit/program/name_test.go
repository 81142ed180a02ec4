package program

import (
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
)

func TestName(t *testing.T) {
	named := &dialect.Dialect{CommandLine: dialect.CommandLine{Program: "shop"}}
	for _, test := range []struct {
		title string
		d     *dialect.Dialect
		want  string
	}{
		{"A Shop", named, "shop"},
		{"Bee Hives", dialect.Plain(), "bee-hives"},
		{"GitHub v3 REST API", dialect.Plain(), "github"},
		{"Swagger Petstore - OpenAPI 3.0", dialect.Plain(), "petstore"},
		{"The API of one, two, three and four", dialect.Plain(), "one-two-three"},
		{"1Password Connect", dialect.Plain(), "password-connect"},
		{"", dialect.Plain(), "client"},
		{"API v2", dialect.Plain(), "client"},
		{"蜂", dialect.Plain(), "client"},
		{"Internal API", dialect.Plain(), "internal-client"},
	} {
		if got := Name(&model.Document{Title: test.title}, test.d); got != test.want {
			t.Errorf("Name(%q) = %q, want %q", test.title, got, test.want)
		}
	}
}

package admin

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestStyles holds the table "Style Examples" of OpenAPI 3.0.4 and 3.1.1: each style
// with an empty text, a text, a list and an object.
func TestStyles(t *testing.T) {
	const text, list, object = `"blue"`, `["blue","black","brown"]`, `{"R":100,"G":200,"B":150}`
	for _, test := range []struct{ in, style, none, text, list, object string }{
		{"path", "matrix", ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"},
		{"path", "matrix,explode", ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"},
		{"path", "label", ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"},
		{"path", "label,explode", ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"},
		{"path", "simple", "", "blue", "blue,black,brown", "R,100,G,200,B,150"},
		{"path", "simple,explode", "", "blue", "blue,black,brown", "R=100,G=200,B=150"},
		{"header", "simple", "", "blue", "blue,black,brown", "R,100,G,200,B,150"},
		{"header", "simple,explode", "", "blue", "blue,black,brown", "R=100,G=200,B=150"},
		{"query", "form", "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"},
		{"query", "form,explode", "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"},
		{"cookie", "form", "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"},
		{"cookie", "form,explode", "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"},
		{"query", "spaceDelimited", "color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"},
		{"query", "pipeDelimited", "color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"},
		{"query", "deepObject,explode", "color=", "color=blue", "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"},
		{"query", "deepObject", "color=", "color=blue", "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"},
		{"query", "json", "color=%22%22", "color=%22blue%22", "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D", "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"},
		{"header", "json", `""`, text, list, object},
	} {
		for value, want := range map[string]string{`""`: test.none, text: test.text, list: test.list, object: test.object} {
			if got := styleOf(test.in, test.style).expand("color", shapeOf([]byte(value))); got != want {
				t.Errorf("%s, %s: %s = %s, want %s", test.in, test.style, value, got, want)
			}
		}
	}
}

// TestStylesEscape holds what RFC 6570 says of lists, maps and characters (sections
// 2.3, 3.2.3 and 3.2.5 to 3.2.9).
func TestStylesEscape(t *testing.T) {
	for _, test := range []struct{ in, style, value, want string }{
		{"path", "simple", `["a/b","c,d","é"]`, "a%2Fb,c%2Cd,%C3%A9"},
		{"path", "simple,explode", `{"semi":";","dot":".","comma":",","a=b":"c=d"}`, "semi=%3B,dot=.,comma=%2C,a%3Db=c%3Dd"},
		{"path", "label,explode", `{"semi":";","dot":".","comma":","}`, ".semi=%3B.dot=..comma=%2C"},
		{"path", "matrix,explode", `{"x":"1024","empty":"","{":"}"}`, ";x=1024;empty;%7B=%7D"},
		{"path", "matrix", `["a b"]`, ";p=a%20b"},
		{"query", "form", `["a","b","c,d"]`, "p=a,b,c%2Cd"},
		{"query", "form", `[" &"]`, "p=+%26"},
		{"query", "spaceDelimited", `["a b","c+d"]`, "p=a+b%20c%2Bd"},
		{"query", "pipeDelimited", `["a|b","c"]`, "p=a%7Cb%7Cc"},
		{"query", "form,explode,reserved", `":/?#[]@!$&'()*+,;= %41%zé"`, "p=:/?%23%5B%5D@!$%26'()*%2B,;=%20%41%25z%C3%A9"},
		{"query", "form,reserved", `["a,b","/c"]`, "p=a,b,/c"},
		{"query", "deepObject", `{"a":{"b":[1,{"c":true}]},"d":null,"e":[],"f & g":"h & i"}`, "p%5Ba%5D%5Bb%5D%5B0%5D=1&p%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true&p%5Bf+%26+g%5D=h+%26+i"},
		{"query", "form,explode", `{"a":{"b":1},"c":[2]}`, "a=%7B%22b%22%3A1%7D&c=%5B2%5D"},
		{"query", "form,explode", `[{"a":1}]`, "p=%7B%22a%22%3A1%7D"},
		{"query", "form,explode", `[null,"a",null]`, "p=a"},
		{"query", "form,explode,empty", `[]`, "p="},
		{"query", "form,explode", `[]`, ""},
		{"query", "form", `{}`, ""},
		{"query", "form", `null`, ""},
		{"query", "json", `null`, ""},
		{"cookie", "form", `"a;b c%,é+/="`, "p=a%3Bb%20c%25%2C%C3%A9+/="},
		{"header", "simple", `["a b","c,d"]`, "a b,c,d"},
	} {
		if got := styleOf(test.in, test.style).expand("p", shapeOf([]byte(test.value))); got != test.want {
			t.Errorf("%s, %s: %s = %s, want %s", test.in, test.style, test.value, got, test.want)
		}
	}
}

type styledParams struct {
	Where  map[string]string `path:"where" style:"matrix,explode"`
	Filter *Cluster          `query:"filter" style:"deepObject,explode"`
	Raw    RawFilter         `query:"raw" style:"json"`
	Sid    *string           `cookie:"sid" style:"form,explode"`
	Flags  []bool            `cookie:"flags" style:"form"`
	Note   map[string]int    `header:"X-Note" style:"simple"`
	Sort   []string          `query:"sort,csv"`
	List   []string          `header:"X-List"`
	Plain  []string          `path:"plain"`
	A      int               `query:"a"`
	Z      int               `query:"z"`
}

// A RawFilter is JSON.
type RawFilter = []map[string]int

func TestBindStyled(t *testing.T) {
	args, err := bind(&styledParams{
		Where: map[string]string{"b": "2", "a": "1"}, Filter: &Cluster{Id: Ptr("read-only"), Name: Ptr("n")}, Raw: RawFilter{{"x": 1}},
		Sid: Ptr("s"), Flags: []bool{true, false}, Note: map[string]int{"k": 1}, Sort: []string{"a", "b", "c,d"}, Plain: []string{"x", "y,z"},
	}, addStyled)
	if err != nil {
		t.Fatal(err)
	}
	got, err := args.target("/a/{where}/{plain}?fixed=1")
	if want := "/a/;a=1;b=2/x,y%2Cz?fixed=1&a=0&filter%5Bname%5D=n&raw=%5B%7B%22x%22%3A1%7D%5D&sort=a,b,c%2Cd&z=0"; got != want || err != nil {
		t.Errorf("target = %s, %v, want %s", got, err, want)
	}
	if diff := cmp.Diff(http.Header{"Cookie": {"sid=s; flags=true,false"}, "X-Note": {"k,1"}}, args.header); diff != "" {
		t.Errorf("header differs (-want +got):\n%s", diff)
	}
	args, err = bind(&styledParams{}, addStyled)
	if err != nil || args.header != nil || args.encodedQuery() != "a=0&z=0" {
		t.Errorf("bind of nothing = %+v, %v", args, err)
	}
	if _, err := args.target("/{where}"); err == nil || err.Error() != "path parameter where is empty" {
		t.Errorf("target of nothing = %v, want an error", err)
	}
}

// The standard library's words between name and cause differ between versions of Go.
func TestBindStyledErrors(t *testing.T) {
	type params struct {
		F failing `query:"f" style:"json"`
	}
	_, err := bind(&params{}, addStyled)
	if err == nil || !strings.HasPrefix(err.Error(), "query parameter f: ") || !strings.HasSuffix(err.Error(), ": no text") {
		t.Errorf("bind = %v, want an error of the parameter f that ends in its cause", err)
	}
}

type failing struct{}

func (failing) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

// A query of the template comes before parameters, and page parameters replace what is
// escaped already.
func TestTargetWithQuery(t *testing.T) {
	args := &arguments{path: map[string]string{"t": "x&y"}, query: map[string][]string{"q": {"v"}}, rawQuery: map[string]string{"q": "q=a,b", "r": "r=a,b"}}
	for template, want := range map[string]string{
		"/things?type=a":   "/things?type=a&q=v&r=a,b",
		"/things?type={t}": "/things?type=x%26y&q=v&r=a,b",
		"/things":          "/things?q=v&r=a,b",
		"/t%23op=X":        "/t%23op=X?q=v&r=a,b",
	} {
		if got, err := args.target(template); got != want || err != nil {
			t.Errorf("target(%s) = %s, %v, want %s", template, got, err, want)
		}
	}
	if got, err := new(arguments).target("/things?type=a"); got != "/things?type=a" || err != nil {
		t.Errorf("target = %s, %v, want only the query of the template", got, err)
	}
}

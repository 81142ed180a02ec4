package docs

import (
	"os/exec"
	"testing"
)

func TestEscape(t *testing.T) {
	in, want := `<a href="x" onclick='y'>&amp;`, `&lt;a href=&#34;x&#34; onclick=&#39;y&#39;&gt;&amp;amp;`
	if got := escape(in); got != want {
		t.Errorf("escape(%s) = %s, want %s", in, got, want)
	}
}

func TestWeb(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.com/a?b=c#d": "https://example.com/a?b=c#d",
		"http://example.com/a b\"<>":  "http://example.com/a%20b%22%3C%3E",
		"https://example.com/é\n":     "https://example.com/%C3%A9%0A",
		"javascript:alert(1)":         "",
		"//example.com":               "",
		" https://example.com":        "",
		"":                            "",
	} {
		if got := web(in); got != want {
			t.Errorf("web(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestShellQuote lets a shell say what it reads.
func TestShellQuote(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("skipped: there is no shell")
	}
	for _, text := range []string{"plain", "", "a b", "it's", `"$HOME" $(id) \n`, "a\nb", "`id`", "*", "~", "-x", "!!", "a;b|c&d"} {
		for name, word := range map[string]string{"shellQuote": shellQuote(text), "doubleQuoted": `"` + doubleQuoted(text) + `"`} {
			out, err := exec.Command(sh, "-c", "printf %s "+word).Output()
			if err != nil || string(out) != text && text != "" {
				t.Errorf("%s(%q) is read as %q, %v, want the same text", name, text, out, err)
			}
		}
	}
}

func TestHead(t *testing.T) {
	long := "Return All Private Endpoints of One Serverless Instance in One Project of One Organization"
	for _, test := range []struct{ title, site, want string }{
		{"Clusters", "API", "Clusters | API"},
		{"Return One Cluster of a Project by Its Name", "MongoDB Atlas Administration API", "Return One Cluster of a Project by Its Name"},
		{long, "API", long[:69] + "…"},
	} {
		if got := head(test.title, test.site); got != test.want {
			t.Errorf("head(%q, %q) = %q, want %q", test.title, test.site, got, test.want)
		}
	}
}

package text

import "testing"

func TestEscape(t *testing.T) {
	in, want := `<a href="x" onclick='y'>&amp;`, `&lt;a href=&#34;x&#34; onclick=&#39;y&#39;&gt;&amp;amp;`
	if got := EscapeHTML(in); got != want {
		t.Errorf("EscapeHTML(%s) = %s, want %s", in, got, want)
	}
}

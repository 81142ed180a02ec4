package html

import "testing"

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

package model

import "testing"

func TestBaseURL(t *testing.T) {
	zone := []ServerVariable{{Name: "zone", Default: "eu"}, {Name: "port", Default: "8443"}}
	for _, test := range []struct {
		want    string
		servers []Server
	}{
		{"", nil},
		{"", []Server{{URL: "/v2"}}},
		{"https://x/v2", []Server{{URL: "/v2"}, {URL: "https://x/v2/"}, {URL: "https://y"}}},
		{"http://localhost:8080", []Server{{URL: "http://localhost:8080"}}},
		{"https://eu.example.com:8443/eu", []Server{{URL: "https://{zone}.example.com:{port}/{zone}/", Variables: zone}}},
		{"https://y", []Server{{URL: "https://{region}.example.com", Variables: zone}, {URL: "https://y"}}},
		{"https://eu", []Server{{URL: "{scheme}://{zone}", Variables: append(zone, ServerVariable{Name: "scheme", Default: "https"})}}},
	} {
		if got := (&Document{Servers: test.servers}).BaseURL(); got != test.want {
			t.Errorf("BaseURL() of %+v = %q, want %q", test.servers, got, test.want)
		}
	}
}

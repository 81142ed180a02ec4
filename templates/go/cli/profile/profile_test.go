package profile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

func TestMerge(t *testing.T) {
	account := profile.Settings{ClientID: "id", ClientSecret: "secret"}
	key := profile.Settings{PublicKey: "pub", PrivateKey: "priv"}
	token := profile.Settings{Token: "t"}
	for _, c := range []struct {
		name    string
		sources []profile.Settings
		want    profile.Settings
		fault   string
	}{
		{"nothing", []profile.Settings{{}, {}, {}}, profile.Settings{}, ""},
		{"the first counts", []profile.Settings{{BaseURL: "a"}, {BaseURL: "b", OrgID: "o"}}, profile.Settings{BaseURL: "a", OrgID: "o"}, ""},
		{"one kind of credentials", []profile.Settings{{}, key, account}, key, ""},
		{"the nearest kind", []profile.Settings{token, key, account}, token, ""},
		{"halves of two sources", []profile.Settings{{ClientID: "other"}, {}, account}, profile.Settings{ClientID: "other", ClientSecret: "secret"}, ""},
		{"half a service account", []profile.Settings{{ClientID: "id"}, {}}, profile.Settings{}, "a service account needs both a client ID and a client secret"},
		{"half an API key", []profile.Settings{{}, {PrivateKey: "p"}, account}, profile.Settings{}, "an API key needs both a public and a private key"},
	} {
		got, err := profile.Merge(c.sources...)
		if c.fault != "" {
			if err == nil || err.Error() != c.fault {
				t.Errorf("%s: %v, want %s", c.name, err, c.fault)
			}
			continue
		}
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", c.name, err, diff)
		}
		if want := c.name != "nothing" && c.name != "the first counts"; got.Authenticated() != want {
			t.Errorf("%s: Authenticated() = %v, want %v", c.name, got.Authenticated(), want)
		}
	}
}

func TestEnvironment(t *testing.T) {
	got := profile.Environment(func(name string) string { return strings.TrimPrefix(name, "MONGODB_ATLAS_") })
	want := profile.Settings{
		BaseURL: "BASE_URL", ClientID: "CLIENT_ID", ClientSecret: "CLIENT_SECRET", PublicKey: "PUBLIC_API_KEY",
		PrivateKey: "PRIVATE_API_KEY", Token: "ACCESS_TOKEN", OrgID: "ORG_ID", ProjectID: "PROJECT_ID",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Environment: (-want +got):\n%s", diff)
	}
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "profiles.json")
	f, err := profile.Load(path)
	if err != nil || len(f.Profiles) != 0 {
		t.Fatalf("Load of no file = %v, %v", f, err)
	}
	f.Profiles["default"] = profile.Settings{Token: "t"}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v, want 0600", info.Mode(), err)
	}
	again, err := profile.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(f, again); diff != "" {
		t.Errorf("Load after Save: (-want +got):\n%s", diff)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestLoadErrors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profiles.json")
	for text, want := range map[string]string{
		`{"default":{"tokn":"x"}}`: `unknown field "tokn"`,
		`{`:                        "unexpected EOF",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := profile.Load(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Load(%s) = %v, want %s", text, err, want)
		}
	}
}

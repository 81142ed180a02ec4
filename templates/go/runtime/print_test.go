package admin

import (
	"fmt"
	"strings"
	"testing"
)

// TestPrinted checks that a value prints as JSON: without addresses, unset fields and
// secrets.
func TestPrinted(t *testing.T) {
	type inner struct {
		_     keyed
		Token *string `json:"token,omitzero"`
	}
	type value struct {
		_      keyed
		Name   *string  `json:"name,omitzero"`
		Riddle *string  `json:"riddle,omitzero"`
		Pin    *string  `json:"pin,omitzero" api:"writeonly"`
		Unset  *int     `json:"unset,omitzero"`
		Inner  []*inner `json:"inner,omitzero"`
	}
	v := &value{Name: Ptr("c1"), Riddle: Ptr("a"), Pin: Ptr("b"), Inner: []*inner{{Token: Ptr("c")}}}
	want := `{"name":"c1","riddle":"[hidden]","pin":"[hidden]","inner":[{"token":"[hidden]"}]}`
	if got := printed(v, []string{"riddle"}); got != want {
		t.Errorf("printed(v) = %s, want %s", got, want)
	}
	if got := printed((*value)(nil), nil); got != "null" {
		t.Errorf("printed(nil) = %s, want null", got)
	}
}

func TestDeref(t *testing.T) {
	if got := Deref(Ptr(3)); got != 3 {
		t.Errorf("Deref(Ptr(3)) = %d, want 3", got)
	}
	if got := Deref[string](nil); got != "" {
		t.Errorf("Deref(nil) = %q, want an empty string", got)
	}
}

// TestEmptyCredentials checks that credentials that are not there are an error of
// NewClient that says which, and that it shows no other.
func TestEmptyCredentials(t *testing.T) {
	for _, test := range []struct {
		option Option
		want   string
	}{
		{UseOAuthAuth("", "secret"), "UseOAuthAuth: clientID is empty"},
		{UseOAuthAuth("id", ""), "UseOAuthAuth: clientSecret is empty"},
		{UseDigestAuth("", ""), "UseDigestAuth: username is empty"},
	} {
		_, err := NewClient(test.option)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(fmt.Sprint(err), "secret\"") {
			t.Errorf("NewClient = %v, want %s", err, test.want)
		}
	}
	if _, err := NewClient(UseOAuthAuth("id", "secret")); err != nil {
		t.Errorf("NewClient with all credentials = %v", err)
	}
}

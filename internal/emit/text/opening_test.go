package text

import "testing"

func TestDescribeOperation(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Returns one cluster.", "Get returns one cluster."},
		{"Return one cluster.", "Get returns one cluster."},
		{"Verify it", "Get verifies it"},
		{"This resource is gone.", "Get: This resource is gone."},
		{"MongoDB Cloud does it.", "Get: MongoDB Cloud does it."},
		{"Returns", "Get returns "},
		{"Ends, then starts.", "Get: Ends, then starts."},
	}
	for _, test := range tests {
		if got := DescribeOperation("Get", test.in, []string{"Atlas"}); got != test.want {
			t.Errorf("DescribeOperation(Get, %q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestDescribeType(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Collection of settings.", "X is a collection of settings."},
		{"The size.", "X is the size."},
		{"Details of it.", "X holds details of it."},
		{"Atlas does it.", "X: Atlas does it."},
	}
	for _, test := range tests {
		if got := DescribeType("X", test.in); got != test.want {
			t.Errorf("DescribeType(X, %q) = %q, want %q", test.in, got, test.want)
		}
	}
}

package naming

import "testing"

var initialisms = NewSpeller([]string{"API", "DB", "DNS", "HTTP", "ID", "JSON", "URL", "UTF8"})

func TestInitialisms(t *testing.T) {
	for in, want := range map[string]string{
		"userId":             "UserID",
		"id":                 "ID",
		"ids":                "IDs",
		"IDS":                "IDs",
		"url":                "URL",
		"user_ids":           "UserIDs",
		"get-url-by-id":      "GetURLByID",
		"urls.get":           "URLsGet",
		"/apis/{apiId}/json": "APIsAPIIDJSON",
		"getHTTPUrl":         "GetHTTPURL",
		"listDBsOfHost":      "ListDBsOfHost",
		"userIDs":            "UserIDs",
		"listSKUs":           "ListSKUs",
		"USER_ID":            "UserID",
		"AWS_REGION_IDS":     "AwsRegionIDs",
		"X-API-Key":          "XAPIKey",
		"SKU":                "SKU",
		"ISO-8859":           "ISO8859",
		"utf8Text":           "UTF8Text",
		"url2":               "URL2",
		"identity":           "Identity",
		"idea":               "Idea",
		"hidden":             "Hidden",
		"rapid":              "Rapid",
		"Api":                "API",
		"apiVersion":         "APIVersion",
		"dnsName":            "DNSName",
		"DNSName":            "DNSName",
		"openapi":            "Openapi",
		"+1":                 "Plus1",
		"3d_id":              "X3dID",
		"été_id":             "ÉtéID",
	} {
		if got := initialisms.Go(in); got != want {
			t.Errorf("Go(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInitialismsOfConstants(t *testing.T) {
	for in, want := range map[string]string{"USER_ID": "UserID", "http": "HTTP", "HTTP": "HTTP", "jsonText": "JSONText", "M10": "M10", "US_EAST_1": "UsEast1"} {
		if got := initialisms.Constant(in); got != want {
			t.Errorf("Constant(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestInitialismsHyphenated checks that a plural is one word.
func TestInitialismsHyphenated(t *testing.T) {
	for in, want := range map[string]string{"listDBsOfHost": "list-dbs-of-host", "userIDs": "user-ids", "IDsOfUser": "ids-of-user", "listSKUs": "list-skus", "userId": "user-id", "isASite": "is-a-site"} {
		if got := initialisms.Of(in).Kebab; got != want {
			t.Errorf("Of(%q).Kebab = %q, want %q", in, got, want)
		}
	}
}

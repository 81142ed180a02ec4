package naming

import "testing"

var asWritten Speller

func TestGo(t *testing.T) {
	for in, want := range map[string]string{
		"groupId":               "GroupId",
		"Push-Based Log Export": "PushBasedLogExport",
		"AWS Clusters DNS":      "AWSClustersDNS",
		"_id":                   "Id",
		"3scale":                "X3scale",
		"x-request-id":          "XRequestId",
		"été":                   "Été",
		"日本":                    "X日本",
		"<":                     "Less",
		">=":                    "GreaterEqual",
		"\u202e":                "",
		"":                      "",
		"type":                  "Type",
		"../../etc/passwd":      "EtcPasswd",
		"`; rm -rf /":           "RmRf",
	} {
		if got := asWritten.Go(in); got != want {
			t.Errorf("Go(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestConstant(t *testing.T) {
	for in, want := range map[string]string{
		"REPLICASET":               "Replicaset",
		"US_EAST_1":                "UsEast1",
		"M10":                      "M10",
		"pointInTime":              "PointInTime",
		"dls:aws":                  "DlsAws",
		"atlas.project.deployment": "AtlasProjectDeployment",
		"1":                        "1",
		"-1":                       "Minus1",
		"<":                        "Less",
		"":                         "Empty",
		"GROUP_READ_ONLY":          "GroupReadOnly",
		"application/octet-stream": "ApplicationOctetStream",
		"\n":                       "Empty",
	} {
		if got := asWritten.Constant(in); got != want {
			t.Errorf("Constant(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for in, want := range map[string]string{"1e-08": "1e-8", "1E+10": "1e10", "1.5": "1.5", "-2e-3": "-2e-3"} {
		if got := Numeral(in); got != want {
			t.Errorf("Numeral(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKebab(t *testing.T) {
	for in, want := range map[string]string{
		"getGroupCluster":      "get-group-cluster",
		"AWS Clusters DNS":     "aws-clusters-dns",
		"getCostExplorerUsage": "get-cost-explorer-usage",
		"X.509 Authentication": "x-509-authentication",
		"../../etc/passwd":     "etc-passwd",
		"groupId":              "group-id",
		"HTTPServer2Name":      "http-server2-name",
		"日本":                   "u65e5u672c",
		"listDBsOfHost":        "list-d-bs-of-host",
		"Use-Effective-Fields": "use-effective-fields",
	} {
		if got := asWritten.kebab(in); got != want {
			t.Errorf("kebab(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	got := Short([]string{"ClusterView", "AlertManual", "AlertView", "Team", "TeamView", "View", "ApiAtlasFTSViewManual"}, []string{"View", "Manual"})
	for in, want := range map[string]string{
		"ClusterView":           "Cluster",
		"AlertManual":           "AlertManual", // AlertView wants Alert too
		"AlertView":             "AlertView",
		"Team":                  "Team",
		"TeamView":              "TeamView", // Team has it
		"View":                  "View",
		"ApiAtlasFTSViewManual": "ApiAtlasFTSView", // one suffix only
	} {
		if got[in] != want {
			t.Errorf("Short(...)[%q] = %q, want %q", in, got[in], want)
		}
	}
}

func TestDistinct(t *testing.T) {
	m := Members{}
	for i, want := range []string{"Id", "Id2", "Name", "Id3"} {
		in := []string{"Id", "Id", "Name", "Id"}[i]
		if got := m.Distinct(in); got != want {
			t.Errorf("Distinct(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTag(t *testing.T) {
	for in, want := range map[string]string{
		"Monitoring and Logs":   "MonitoringandLogs",
		"Push-Based Log Export": "PushBasedLogExport",
		"AWS Clusters DNS":      "AWSClustersDNS",
		"X.509 Authentication":  "X509Authentication",
		"pets":                  "Pets",
		"2 things":              "X2things",
		"<>":                    "LessGreater",
	} {
		if got := Tag(in); got != want {
			t.Errorf("Tag(%q) = %q, want %q", in, got, want)
		}
	}
}

package admin

import (
	"encoding/json"
	"net/http"
	"strings"
)

// unwrap returns what is inside the envelope of an answer, and the status code
// on it. The query parameter envelope asks for one: {"status": 200, "content":
// {...}}, or the member status added to a list. Then an answer of HTTP status
// 200 can be an error, and a decoded envelope would be an empty value.
func unwrap(resp *http.Response, data []byte) (content []byte, status int) {
	status = resp.StatusCode
	if resp.Request == nil || !strings.Contains(resp.Request.URL.RawQuery, "envelope=true") || kindOf(data) != objectKind {
		return data, status
	}
	_ = json.Unmarshal(member(data, "status"), &status)
	if content = member(data, "content"); content == nil {
		content = data
	}
	return content, status
}

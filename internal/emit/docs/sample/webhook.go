package sample

import (
	"strconv"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Webhook returns a program that receives a request of the API.
func (m *Maker) Webhook(h *model.Hook) Code {
	var code Code
	code.keyword("package").plain(" main\n\n")
	code.keyword("import").plain(" (\n")
	for _, path := range []string{"fmt", "log", "net/http"} {
		code.plain("\t").str(text.GoString(path)).plain("\n")
	}
	code.plain("\n\tsdk ").str(text.GoString(m.options.Module + "/" + m.options.Package)).plain("\n)\n\n")
	code.keyword("func").plain(" main() {\n\thttp.HandleFunc(").str(text.GoString(h.Operation.Method + " /" + h.Operation.Name.Kebab)).plain(", receive)\n")
	code.plain("\tlog.Fatal(http.ListenAndServe(").str(`"localhost:8080"`).plain(", nil))\n}\n\n")
	code.keyword("func").plain(" receive(w http.ResponseWriter, r *http.Request) {\n")
	code.plain("\tvalue, err := sdk.ParseWebhook(sdk." + m.constant(h) + ", r)\n\t")
	code.keyword("if").plain(" err != nil {\n\t\thttp.Error(w, err.Error(), http.StatusBadRequest)\n\t\t")
	code.keyword("return").plain("\n\t}\n\tfmt.Printf(").str(`"%+v\n"`).plain(", value)\n")
	code.plain("\tw.WriteHeader(" + strconv.Itoa(accepted(h.Revision)) + ")\n}")
	return code
}

// constant returns the constant with the name of a webhook. Webhooks that differ in
// their methods have one name.
func (m *Maker) constant(h *model.Hook) string {
	for _, other := range m.api.Hooks {
		if other.Name == h.Name {
			return other.Const
		}
	}
	return h.Const
}

// accepted returns the status code that the API expects.
func accepted(r *model.Revision) int {
	for _, response := range r.Responses {
		if code, err := strconv.Atoi(response.Status); err == nil && response.Success() {
			return code
		}
	}
	return 204
}

package shop_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/atlasgen/shop-sdk/shop"
)

// newClient returns a client of a server that answers with handle.
func newClient(t *testing.T, handle http.HandlerFunc, options ...shop.Option) *shop.Client {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	client, err := shop.NewClient(append(options, shop.UseBaseURL(server.URL))...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// answer writes a body in a media type.
func answer(w http.ResponseWriter, status int, mediaType, body string) {
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// TestCredentials calls operations with an alternative of credentials each.
func TestCredentials(t *testing.T) {
	var sent http.Header
	record := func(w http.ResponseWriter, r *http.Request) {
		sent = r.Header.Clone()
		switch {
		case r.URL.Path == "/status":
			answer(w, http.StatusOK, "application/json", `{"open":true}`)
		case r.Method == http.MethodDelete:
			w.WriteHeader(http.StatusNoContent)
		default:
			answer(w, http.StatusOK, r.Header.Get("Accept"), `{"items":[]}`)
		}
	}
	key, token := shop.UseAPIKey("k1"), shop.UseBearerToken("t1")
	for _, test := range []struct {
		name                   string
		options                []shop.Option
		operation              string
		wantKey, wantAuthorize string
	}{
		{"a key", []shop.Option{key}, "list", "k1", ""},
		{"a token", []shop.Option{token}, "list", "", "Bearer t1"},
		{"both, of which one is enough", []shop.Option{token, key}, "list", "k1", ""},
		{"both are needed", []shop.Option{token, key}, "cancel", "k1", "Bearer t1"},
		{"none is needed", []shop.Option{token, key}, "status", "", ""},
		{"there are none", nil, "list", "", ""},
	} {
		client := newClient(t, record, test.options...)
		var err error
		switch test.operation {
		case "list":
			_, _, err = client.Orders.ListOrders(t.Context()).Execute()
		case "cancel":
			_, err = client.Orders.CancelOrder(t.Context(), "O123456").Execute()
		case "status":
			_, _, err = client.Default.GetStatus(t.Context()).Execute()
		}
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if got := sent.Get("X-Shop-Key"); got != test.wantKey {
			t.Errorf("%s: X-Shop-Key = %q, want %q", test.name, got, test.wantKey)
		}
		if got := sent.Get("Authorization"); got != test.wantAuthorize {
			t.Errorf("%s: Authorization = %q, want %q", test.name, got, test.wantAuthorize)
		}
	}
}

// TestVersion sends and reads the media types of the version that the SDK is for.
func TestVersion(t *testing.T) {
	const mediaType = "application/vnd.shop.2026-02-01+json"
	client := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		if accept, content := r.Header.Get("Accept"), r.Header.Get("Content-Type"); accept != mediaType || content != mediaType {
			t.Errorf("Accept, Content-Type = %q, %q, want %q", accept, content, mediaType)
		}
		var order map[string]json.RawMessage
		if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
			t.Error(err)
		}
		if got := string(order["payment"]); got != `{"method":"invoice","days":30}` {
			t.Errorf("payment = %s", got)
		}
		answer(w, http.StatusCreated, mediaType, `{"id":"O123456","status":"open","items":[],"payment":{"method":"card","token":"x"}}`)
	})
	order, _, err := client.Orders.CreateOrder(t.Context(), &shop.Order20260201{
		Items:   []shop.OrderItem{{Sku: "AB-1234", Quantity: 2}},
		Payment: shop.Payment{Value: &shop.InvoicePayment{Method: "invoice", Days: shop.Ptr(30)}},
	}).Execute()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := order.Payment.Value.(*shop.CardPayment); !ok || *order.Status != shop.OrderStatusOpen {
		t.Errorf("order = %+v, want an open one that is paid by card", order)
	}
}

// TestPaging follows the cursors of three pages.
func TestPaging(t *testing.T) {
	pages := map[string]string{
		"":   `{"items":[{"name":"a","price":{"amount":1,"currency":"EUR"}}],"nextCursor":"p2"}`,
		"p2": `{"items":[],"nextCursor":"p3"}`,
		"p3": `{"items":[{"name":"b","price":{"amount":1,"currency":"EUR"}}],"nextCursor":null}`,
	}
	client := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		if limit := r.URL.Query().Get("limit"); limit != "1" {
			t.Errorf("limit = %q, want 1 on every page", limit)
		}
		answer(w, http.StatusOK, r.Header.Get("Accept"), pages[r.URL.Query().Get("cursor")])
	})
	var names []string
	for product, err := range client.ProductCatalog.ListProductsWithParams(t.Context(), &shop.ListProductsParams{Limit: shop.Ptr(1)}).All() {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, product.Name)
	}
	if got := strings.Join(names, " "); got != "a b" {
		t.Errorf("products = %s, want a b", got)
	}
}

// TestCursorRepeats ends where a server gives one cursor twice.
func TestCursorRepeats(t *testing.T) {
	client := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, http.StatusOK, r.Header.Get("Accept"), `{"items":[{"name":"a","price":{"amount":1,"currency":"EUR"}}],"nextCursor":"again"}`)
	})
	var last error
	var items int
	for _, err := range client.ProductCatalog.ListProducts(t.Context()).All() {
		if items++; items > 10 {
			t.Fatal("the list does not end")
		}
		last = err
	}
	if last == nil {
		t.Error("the last error is nil, want one that names the cursor")
	}
}

// TestProblem reads an error answer (RFC 9457).
func TestProblem(t *testing.T) {
	client := newClient(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Request-Id", "r1")
		answer(w, http.StatusConflict, "application/problem+json",
			`{"type":"/problems/already-sent","title":"Already sent","status":409,"detail":"The order O123456 has left the warehouse."}`)
	})
	_, err := client.Orders.CancelOrder(context.Background(), "O123456").Execute()
	var problem *shop.Error
	if !errors.As(err, &problem) {
		t.Fatalf("error = %v, want an *Error", err)
	}
	got := fmt.Sprint(problem.Status, "; ", problem.Code, "; ", problem.Reason, "; ", problem.Detail, "; ", problem.RequestID)
	want := "409 Conflict; /problems/already-sent; Already sent; The order O123456 has left the warehouse.; r1"
	if got != want {
		t.Errorf("error = %s, want %s", got, want)
	}
	if !errors.Is(err, shop.ErrConflict) || !errors.Is(err, shop.Code("/problems/already-sent")) {
		t.Errorf("errors.Is: the error is neither its status nor its code: %v", err)
	}
	if want := `"title":"Already sent"`; !strings.Contains(string(problem.Body), want) {
		t.Errorf("body = %s, want the answer's", problem.Body)
	}
}

// TestServer calls the server that the variables' defaults give.
func TestServer(t *testing.T) {
	var got string
	transport := roundTripper(func(r *http.Request) (*http.Response, error) {
		got = r.URL.String()
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
			Body: io.NopCloser(strings.NewReader(`{"open":true}`)), Request: r}, nil
	})
	client, err := shop.NewClient(shop.UseHTTPClient(&http.Client{Transport: transport}))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := client.Default.GetStatus(t.Context()).Execute(); err != nil {
		t.Fatal(err)
	}
	if want := "https://eu.shop.example.com/live/status"; got != want {
		t.Errorf("URL = %s, want %s", got, want)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

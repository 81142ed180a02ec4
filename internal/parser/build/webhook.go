package build

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// webhooks reads the requests that the API sends, in document order: webhooks, and then
// callbacks of operations.
func (b *builder) webhooks() []*model.Webhook {
	var all []*model.Webhook
	for name, item := range b.root.Get("webhooks").Pairs() {
		all = append(all, b.webhook(model.Webhook{Name: name.Text}, "", "/webhooks/"+tree.EscapePointer(name.Text), item)...)
	}
	for path, item := range b.root.Get("paths").Pairs() {
		for method, n := range item.Pairs() {
			if op := b.at[n]; op != nil {
				all = append(all, b.callbacks(op, pathPointer(path.Text)+"/"+method.Text+"/callbacks/", n)...)
			}
		}
	}
	return all
}

// callbacks reads the callbacks of an operation. One with several URLs is several.
func (b *builder) callbacks(op *model.Operation, pointer string, n *tree.Node) []*model.Webhook {
	var all []*model.Webhook
	names := naming.Members{}
	for key, use := range n.Get("callbacks").Pairs() {
		for url, item := range b.deref(use).Pairs() {
			if strings.HasPrefix(url.Text, "x-") {
				continue
			}
			w := model.Webhook{Name: names.Distinct(op.Name.Wire + "." + key.Text), Callback: op, Key: key.Text}
			all = append(all, b.webhook(w, url.Text, pointer+tree.EscapePointer(key.Text)+"/"+tree.EscapePointer(url.Text), item)...)
		}
	}
	return all
}

// webhook reads the operations of a Path Item Object. They are webhooks of one name,
// with different methods.
func (b *builder) webhook(w model.Webhook, url, pointer string, item *tree.Node) []*model.Webhook {
	var all []*model.Webhook
	item = b.deref(item)
	for method, n := range item.Pairs() {
		if !slices.Contains(methods, method.Text) {
			continue
		}
		one, name := w, b.speller.Of(w.Name)
		if len(all) > 0 {
			name.Go, name.Kebab = name.Go+b.speller.Go(method.Text), name.Kebab+"-"+method.Text
		}
		name.Kebab = b.claimKebab("webhook", name, n.Pos)
		one.Const = b.names.Settle("Webhook"+name.Go, "webhook "+complaint.Quote(w.Name), n.Pos)
		name.Go = strings.TrimPrefix(one.Const, "Webhook") + "Webhook"
		one.Operation = &model.Operation{Pos: n.Pos, Name: name, Path: url, Method: strings.ToUpper(method.Text)}
		b.describe(one.Operation, inline{owner: name.Go, pointer: pointer}, item, n)
		all = append(all, &one)
	}
	return all
}

// responseLinks reads the links of a response.
func (b *builder) responseLinks(n *tree.Node) []model.ResponseLink {
	var all []model.ResponseLink
	for name, use := range n.Get("links").Pairs() {
		l := b.deref(use)
		link := model.ResponseLink{Name: name.Text, Description: l.Str("description"), Target: l.Str("operationId"), Body: exact(l.Get("requestBody"))}
		if ref := l.Str("operationRef"); ref != "" {
			link.Target = ref
		}
		for param, value := range l.Get("parameters").Pairs() {
			link.Params = append(link.Params, model.LinkParam{Name: param.Text, Value: exact(value)})
		}
		all = append(all, link)
	}
	return all
}

// exact returns the text of an expression, or the JSON of another value.
func exact(n *tree.Node) string {
	switch {
	case n == nil:
		return ""
	case n.IsText():
		return n.Text
	}
	return string(n.JSON())
}

// joinLinks finds the operations that links name.
func (b *builder) joinLinks(ops []*model.Operation) {
	for response := range responses(ops) {
		for i := range response.Links {
			l := &response.Links[i]
			l.Operation = b.linked(l.Target)
		}
	}
}

// linked returns the operation with an operationId or at a reference, or nil.
func (b *builder) linked(target string) *model.Operation {
	fragment, local := strings.CutPrefix(target, "#")
	if p, ok := tree.ParsePointer(fragment); local && ok {
		return b.at[b.root.Follow(p)]
	}
	return b.operations[target]
}

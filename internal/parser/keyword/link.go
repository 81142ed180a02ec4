package keyword

import (
	"cmp"
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Links returns the addresses that a document names beside its operations.
func Links(root *tree.Node) []model.Link {
	info := root.Get("info")
	contact, license := info.Get("contact"), info.Get("license")
	mail, identifier := contact.Str("email"), license.Str("identifier")
	if mail != "" {
		mail = "mailto:" + mail
	}
	if identifier != "" {
		identifier = "https://spdx.org/licenses/" + identifier + ".html"
	}
	all := []model.Link{
		{Text: cmp.Or(root.Get("externalDocs").Str("description"), "Documentation"), URL: root.Get("externalDocs").Str("url")},
		{Text: "Terms of service", URL: info.Str("termsOfService")},
		{Text: "Contact: " + cmp.Or(contact.Str("name"), contact.Str("email")), URL: contact.Str("url")},
		{Text: "Contact: " + cmp.Or(contact.Str("email"), contact.Str("name")), URL: mail},
		{Text: "License: " + license.Str("name"), URL: cmp.Or(license.Str("url"), identifier)},
	}
	return slices.DeleteFunc(all, func(l model.Link) bool { return l.URL == "" })
}

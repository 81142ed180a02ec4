package ops

import (
	"github.com/atlasgen/atlasgen/internal/model"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

func paging(p *model.Paging) *table.Paging {
	if p == nil {
		return nil
	}
	return &table.Paging{Kind: pagingKind(p.Kind), Start: p.Start, First: p.First, Size: p.Size, Items: p.Items, Total: p.Total, Next: p.Next, Links: p.Links}
}

func pagingKind(k model.PagingKind) table.PagingKind {
	return [...]table.PagingKind{
		model.PageNumber: table.PageNumber, model.Offset: table.Offset, model.Cursor: table.Cursor,
		model.NextLink: table.NextLink, model.LinkHeader: table.LinkHeader,
	}[k]
}

package markdown

import "github.com/atlasgen/atlasgen/internal/emit/docs/layout"

// parts holds the layout of pieces of pages, with the fields that each may use.
// templates/README.md describes them.
type parts struct{ Markdown markdownParts }

type markdownParts struct {
	Section       layout.Part `fields:"Title Content"`
	Subsection    layout.Part `fields:"Title Content"`
	Paragraph     layout.Part `fields:"Text"`
	Item          layout.Part `fields:"Text"`
	Link          layout.Part `fields:"Text Address"`
	Block         layout.Part `fields:"Text"`
	Attribute     layout.Part `fields:"Indent Name Type Marks Description Items Limits Content"`
	Same          layout.Part `fields:"Indent Name Type Marks"`
	Mark          layout.Part `fields:"Text"`
	See           layout.Part `fields:"Name"`
	Union         layout.Part `fields:"Choice Count"`
	ToldApart     layout.Part `fields:"Choice Count Discriminator"`
	Shape         layout.Part `fields:"Indent Number Schemas Description Content"`
	SelectedShape layout.Part `fields:"Indent Number Schemas Tags Description Content"`
	Body          layout.Part `fields:"MediaType Type Schema Marks Limits Content Example"`
	NoBody        layout.Part `fields:"MediaType Marks"`
	Code          layout.Part `fields:"Code"`
	ErrorBody     layout.Part `fields:"Name Content"`
	Version       layout.Part `fields:"Link Marks Content"`
	Change        layout.Part `fields:"Change Where Difference"`
	Breaking      layout.Part `fields:"Change Where Difference Reason"`
	Sample        layout.Part `fields:"Title Content"`
}

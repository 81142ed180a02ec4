package html

import "github.com/atlasgen/atlasgen/internal/emit/docs/layout"

// parts holds the layout of pieces of pages: one struct for each template file, one
// field for each definition in it, with the fields that the definition may use.
// templates/README.md describes them.
type parts struct {
	Tree      treeParts
	Union     unionParts
	Body      bodyParts
	Operation operationParts
	Version   versionParts
	Start     startParts
	Security  securityParts
	List      listParts
}

type treeParts struct {
	Attributes    layout.Part `fields:"Content"`
	Attribute     layout.Part `fields:"Anchor Name Type Marks Schema Description Items Limits More Content"`
	Mark          layout.Part `fields:"Class Text"`
	Schema        layout.Part `fields:"Address Name"`
	Code          layout.Part `fields:"Text"`
	Limits        layout.Part `fields:"Content"`
	ManyValues    layout.Part `fields:"Count Content"`
	More          layout.Part `fields:"Address Text"`
	Same          layout.Part `fields:"Content"`
	ManySame      layout.Part `fields:"Count Content"`
	Rest          layout.Part `fields:"Content"`
	SameAttribute layout.Part `fields:"Anchor Name"`
	SameRequired  layout.Part `fields:"Anchor Name"`
	See           layout.Part `fields:"Anchor Title"`
	Fold          layout.Part `fields:"Open Count Content"`
}

type unionParts struct {
	Union       layout.Part `fields:"Choice Count Content"`
	ToldApart   layout.Part `fields:"Choice Count Discriminator Content"`
	Shape       layout.Part `fields:"Anchor Open Title Description Schemas Limits Tags Content"`
	Likeness    layout.Part `fields:"Shape Difference"`
	Schemas     layout.Part `fields:"Type Content"`
	ManySchemas layout.Part `fields:"Type Count Content"`
}

type bodyParts struct {
	Body          layout.Part `fields:"Anchor MediaType Marks Type Schema Limits Content"`
	NoBody        layout.Part `fields:"Anchor MediaType Marks"`
	Response      layout.Part `fields:"Status Description Headers Content"`
	EmptyResponse layout.Part `fields:"Anchor Status Description Headers"`
	Headers       layout.Part `fields:"Content"`
	Errors        layout.Part `fields:"Content"`
	Error         layout.Part `fields:"Anchor Status Description Code Advice Headers Example Body MediaType"`
	ErrorCode     layout.Part `fields:"Code"`
	Advice        layout.Part `fields:"Content"`
	ErrorHeader   layout.Part `fields:"Anchor Name Description"`
	ErrorExample  layout.Part `fields:"Code"`
	ErrorLink     layout.Part `fields:"Anchor Name"`
	ErrorBody     layout.Part `fields:"Anchor Name Content"`
	NoErrorBody   layout.Part
}

type operationParts struct {
	Notice           layout.Part `fields:"Content"`
	Switch           layout.Part `fields:"Content"`
	SwitchVersion    layout.Part `fields:"Address Current Name"`
	PathParameter    layout.Part `fields:"Anchor Name"`
	Facts            layout.Part `fields:"Content"`
	Fact             layout.Part `fields:"Name Content"`
	FurtherFact      layout.Part `fields:"Content"`
	CodeLink         layout.Part `fields:"Address Text"`
	RequestExample   layout.Part `fields:"Content"`
	ResponseExamples layout.Part `fields:"Content"`
	Example          layout.Part `fields:"Anchor Open Title Code"`
	Paging           layout.Part `fields:"Go CLI"`
	PagingCommand    layout.Part `fields:"CLI"`
	WatchStatus      layout.Part `fields:"Operation Status"`
	WatchValue       layout.Part `fields:"Operation Values Path"`
	Versions         layout.Part `fields:"Content"`
	Version          layout.Part `fields:"Address Name Marks Content"`
	Changes          layout.Part `fields:"Open Count Breaking Content"`
	Change           layout.Part `fields:"Change Where Difference Breaking"`
	Breaking         layout.Part `fields:"Reason"`
	History          layout.Part `fields:"Content"`
	Note             layout.Part `fields:"Date Text"`
}

type versionParts struct {
	Versions           layout.Part `fields:"Content"`
	Version            layout.Part `fields:"Anchor Name Marks Operations Content"`
	Ends               layout.Part `fields:"Date Versions Content"`
	New                layout.Part `fields:"Content"`
	Sunsets            layout.Part `fields:"Content"`
	Sunset             layout.Part `fields:"Date Link Version Successor"`
	Elsewhere          layout.Part `fields:"Content"`
	ElsewhereOperation layout.Part `fields:"Name Versions"`
}

type securityParts struct {
	Way               layout.Part `fields:"Method Expected"`
	Code              layout.Part `fields:"Code"`
	APIKey            layout.Part `fields:"Place Name"`
	Basic             layout.Part
	Digest            layout.Part
	Bearer            layout.Part
	ClientCredentials layout.Part
	Token             layout.Part
	TokenAt           layout.Part `fields:"Link"`
	MutualTLS         layout.Part
	Unsupported       layout.Part `fields:"What"`
}

type listParts struct {
	Link          layout.Part `fields:"Address Current Text"`
	Current       layout.Part
	Item          layout.Part `fields:"Link"`
	Menu          layout.Part `fields:"Guide Tags"`
	OpenTag       layout.Part `fields:"Link Operations"`
	Old           layout.Part
	Entry         layout.Part `fields:"Class Address Current Method Short Text"`
	Operations    layout.Part `fields:"Content"`
	Operation     layout.Part `fields:"Method Link Marks Path"`
	Slash         layout.Part
	Letters       layout.Part `fields:"Content"`
	Uses          layout.Part `fields:"Content"`
	ManyUses      layout.Part `fields:"Content Others"`
	SchemaType    layout.Part `fields:"Type"`
	Codes         layout.Part `fields:"Content"`
	StatusCode    layout.Part `fields:"Anchor Status Description Operations"`
	NoRelease     layout.Part
	OperationNote layout.Part `fields:"Date Link Text"`
	Token         layout.Part `fields:"Class Text"`
	Value         layout.Part `fields:"Class Mark Text"`
	TypedValue    layout.Part `fields:"Class Mark Type Text"`
}

type startParts struct {
	Install       layout.Part `fields:"CLI Go"`
	Credentials   layout.Part `fields:"Ways Environment"`
	NoCredentials layout.Part
	WayLink       layout.Part `fields:"Anchor Title"`
	First         layout.Part `fields:"Link CLI Go"`
	Paging        layout.Part `fields:"Link CLI Go"`
	Waiting       layout.Part `fields:"Link CLI"`
	Limits        layout.Part
	Limited       layout.Part `fields:"Count"`
	Errors        layout.Part `fields:"Go"`
	Versions      layout.Part `fields:"Pin Count"`
	Accept        layout.Part `fields:"MediaType"`
	Older         layout.Part `fields:"Link CLI"`
	Sunsets       layout.Part `fields:"Count"`
	NoVersions    layout.Part
}

package diff

// A Kind says what changed.
type Kind string

// Changes of a document's operations and of what they are called.
const (
	OperationAdded        Kind = "operation-added"
	OperationRemoved      Kind = "operation-removed"
	OperationRenamed      Kind = "operation-renamed" // its public name; the request is the same
	OperationMoved        Kind = "operation-moved"   // its method or path
	OperationRetagged     Kind = "operation-retagged"
	OperationDeprecated   Kind = "operation-deprecated"
	OperationUndeprecated Kind = "operation-undeprecated"
	RoleAdded             Kind = "role-added"
	RoleRemoved           Kind = "role-removed"
)

// Changes of an operation's versions.
const (
	VersionAdded      Kind = "version-added"
	VersionRemoved    Kind = "version-removed"
	VersionSuperseded Kind = "version-superseded"
	VersionPromoted   Kind = "version-promoted" // a preview or an upcoming version became stable
	VersionSelected   Kind = "version-selected" // the pin selects another one than before
	SunsetChanged     Kind = "sunset-changed"
)

// Changes of what an operation takes and returns.
const (
	ParameterAdded    Kind = "parameter-added"
	ParameterRemoved  Kind = "parameter-removed"
	ParameterRenamed  Kind = "parameter-renamed" // in the path, where only the place counts
	ParameterRequired Kind = "parameter-required"
	ParameterOptional Kind = "parameter-optional"
	ParameterStyle    Kind = "parameter-style" // how a list is sent
	BodyAdded         Kind = "body-added"
	BodyRemoved       Kind = "body-removed"
	BodyRequired      Kind = "body-required"
	BodyOptional      Kind = "body-optional"
	StatusAdded       Kind = "status-added"
	StatusRemoved     Kind = "status-removed"
	MediaTypeAdded    Kind = "media-type-added"
	MediaTypeRemoved  Kind = "media-type-removed"
	ContentAdded      Kind = "content-added" // a media type got a schema
	ContentRemoved    Kind = "content-removed"
	HeaderAdded       Kind = "header-added"
	HeaderRemoved     Kind = "header-removed"
)

// Changes of a schema.
const (
	SchemaRenamed     Kind = "schema-renamed"
	SchemaReplaced    Kind = "schema-replaced" // another schema stands in its place
	TypeChanged       Kind = "type-changed"
	FormatChanged     Kind = "format-changed"
	PatternChanged    Kind = "pattern-changed"
	LimitChanged      Kind = "limit-changed"
	DefaultChanged    Kind = "default-changed"
	NullableChanged   Kind = "nullable-changed"
	ReadOnlyChanged   Kind = "read-only-changed"
	WriteOnlyChanged  Kind = "write-only-changed"
	DeprecatedChanged Kind = "deprecated-changed"
	PropertyAdded     Kind = "property-added"
	PropertyRemoved   Kind = "property-removed"
	PropertyRequired  Kind = "property-required"
	PropertyOptional  Kind = "property-optional"
	AdditionalChanged Kind = "additional-changed" // what members without a property are
	EnumAdded         Kind = "enum-added"
	EnumRemoved       Kind = "enum-removed"
	ValueAdded        Kind = "value-added"
	ValueRemoved      Kind = "value-removed"
	ArmAdded          Kind = "arm-added"
	ArmRemoved        Kind = "arm-removed"
	TagAdded          Kind = "tag-added"
	TagRemoved        Kind = "tag-removed"
	TagMoved          Kind = "tag-moved"
	Discriminator     Kind = "discriminator-changed"
)

package diff

// A Kind says what changed.
type Kind string

// Changes of the operations of a document, and of their names.
const (
	OperationAdded        Kind = "operation-added"
	OperationRemoved      Kind = "operation-removed"
	OperationRenamed      Kind = "operation-renamed" // new public name; the request is the same
	OperationMoved        Kind = "operation-moved"   // new method or path
	OperationRetagged     Kind = "operation-retagged"
	OperationDeprecated   Kind = "operation-deprecated"
	OperationUndeprecated Kind = "operation-undeprecated"
	RoleAdded             Kind = "role-added"
	RoleRemoved           Kind = "role-removed"
)

// Changes of how requests are authenticated, and of where they go.
const (
	SecurityRequired      Kind = "security-required" // nothing was needed before
	SecurityOptional      Kind = "security-optional"
	SecurityAdded         Kind = "security-added" // another way to authenticate
	SecurityRemoved       Kind = "security-removed"
	ScopesChanged         Kind = "scopes-changed" // that an operation needs
	SchemeChanged         Kind = "scheme-changed"
	ScopeAdded            Kind = "scope-added" // that a scheme offers
	ScopeRemoved          Kind = "scope-removed"
	ServerChanged         Kind = "server-changed" // the default
	ServerAdded           Kind = "server-added"
	ServerRemoved         Kind = "server-removed"
	ServerVariableChanged Kind = "server-variable-changed"
)

// Changes of requests that the API sends.
const (
	WebhookAdded   Kind = "webhook-added"
	WebhookRemoved Kind = "webhook-removed"
)

// Changes of the versions of an operation.
const (
	VersionAdded      Kind = "version-added"
	VersionRemoved    Kind = "version-removed"
	VersionSuperseded Kind = "version-superseded"
	VersionPromoted   Kind = "version-promoted" // a preview or an upcoming version became stable
	VersionSelected   Kind = "version-selected" // the pin selects another version than before
	SunsetChanged     Kind = "sunset-changed"
)

// Changes of the parameters and content of an operation.
const (
	ParameterAdded    Kind = "parameter-added"
	ParameterRemoved  Kind = "parameter-removed"
	ParameterRenamed  Kind = "parameter-renamed" // in the path, where only the position matters
	ParameterRequired Kind = "parameter-required"
	ParameterOptional Kind = "parameter-optional"
	ParameterStyle    Kind = "parameter-style" // the way a list is sent
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
	HeaderRequired    Kind = "header-required"
	HeaderOptional    Kind = "header-optional"
	EncodingChanged   Kind = "encoding-changed" // of a part of a form
	LinkAdded         Kind = "link-added"
	LinkRemoved       Kind = "link-removed"
	LinkChanged       Kind = "link-changed"
)

// Changes of a schema.
const (
	SchemaRenamed      Kind = "schema-renamed"
	SchemaReplaced     Kind = "schema-replaced" // another schema is used
	TypeRenamed        Kind = "type-renamed"    // the Go name of an inline schema
	TypeChanged        Kind = "type-changed"
	FormatChanged      Kind = "format-changed"
	PatternChanged     Kind = "pattern-changed"
	RestrictionChanged Kind = "restriction-changed" // of what is demanded beyond the type
	LimitChanged       Kind = "limit-changed"
	DefaultChanged     Kind = "default-changed"
	NullableChanged    Kind = "nullable-changed"
	ReadOnlyChanged    Kind = "read-only-changed"
	WriteOnlyChanged   Kind = "write-only-changed"
	DeprecatedChanged  Kind = "deprecated-changed"
	PropertyAdded      Kind = "property-added"
	PropertyRemoved    Kind = "property-removed"
	PropertyRequired   Kind = "property-required"
	PropertyOptional   Kind = "property-optional"
	AdditionalChanged  Kind = "additional-changed" // the type of undeclared members changed
	EnumAdded          Kind = "enum-added"
	EnumRemoved        Kind = "enum-removed"
	ValueAdded         Kind = "value-added"
	ValueRemoved       Kind = "value-removed"
	ArmAdded           Kind = "arm-added"
	ArmRemoved         Kind = "arm-removed"
	TagAdded           Kind = "tag-added"
	TagRemoved         Kind = "tag-removed"
	TagMoved           Kind = "tag-moved"
	Discriminator      Kind = "discriminator-changed"
)

module github.com/atlasgen/atlas-sdk

go 1.25.0

require (
	github.com/icholy/digest v1.2.0
	golang.org/x/oauth2 v0.36.0
)

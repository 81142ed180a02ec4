module github.com/atlasgen/atlas-sdk

go 1.25.0

module github.com/atlasgen/shop-sdk

go 1.25.0

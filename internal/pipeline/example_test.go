package pipeline_test

import (
	"context"
	"fmt"
	"log"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// A program that embeds the generator describes a job, runs it, and takes the
// files, or has them written.
func ExampleRun() {
	target := config.Default()
	target.Spec, target.Pin = "../../testdata/openapi/atlas-admin.yaml", "2025-03-12"
	result, err := pipeline.Run(context.Background(), pipeline.Job{Targets: []*config.Config{target}, Only: []string{"sdk"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, file := range result.Targets[0].Files {
		if file.Path == "sdk/go.mod" {
			fmt.Printf("%s", file.Data)
		}
	}
	// Output:
	// module github.com/atlasgen/atlas-sdk
	//
	// go 1.25.0
}

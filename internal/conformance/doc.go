// Package conformance holds the tests that show, on the published documents,
// that what the generator writes is right. They read the documents with their
// own means (packages spec and value), so that a mistake in the generator's
// reading is not repeated by its judge.
//
// Tests that need the published documents look for them in ../shared, beside
// the repository, or in the folder that ATLAS_SHARED names, and are skipped
// without them. The long ones carry the build tag conformance.
package conformance

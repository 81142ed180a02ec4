// Package conformance contains tests that check the outputs of the generator
// with the published documents. They read the documents with packages spec and
// value, which share no code with the generator, so that both do not make the
// same mistake.
//
// Tests that need the published documents look for them in ../shared, next to
// the repository, or in the folder that ATLAS_SHARED names, and are skipped
// without them. The slow ones have the build tag conformance.
package conformance

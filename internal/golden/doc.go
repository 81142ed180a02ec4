// Package golden runs the archives of testdata/golden through the pipeline, with
// no files on disk. Each archive shows one behaviour. CONTRIBUTING.md describes
// their form.
package golden

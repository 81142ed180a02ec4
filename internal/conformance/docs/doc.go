// Package docs holds the reference's pages against what they must show: the
// facts of the published pages, links that lead somewhere, examples that their
// schemas allow, and a weight that a reader does not wait for. It reads the pages
// as their readers do, the HTML as a browser and the JSON as a program.
package docs

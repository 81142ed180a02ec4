// Package confirm asks libopenapi for a second opinion on a document. A package that
// mentions libopenapi's model compiles all of its generic code again, which takes
// longer than compiling the rest of the generator. So only this package mentions it,
// and it changes rarely. It uses the low model: package libopenapi itself would add the
// comparison of documents and other formats.
package confirm

import (
	"github.com/pb33f/libopenapi/datamodel"
	v3 "github.com/pb33f/libopenapi/datamodel/low/v3"
)

// Document builds libopenapi's model of a document and returns its errors, joined.
func Document(info *datamodel.SpecInfo, configuration *datamodel.DocumentConfiguration) error {
	_, err := v3.CreateDocumentFromConfig(info, configuration)
	return err
}

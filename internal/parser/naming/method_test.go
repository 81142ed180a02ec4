package naming

import (
	"slices"
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

func TestMethod(t *testing.T) {
	for _, test := range []struct {
		operation, tag string
		want           []string
	}{
		{"pets.list", "Pets", []string{"List"}},
		{"Pets_List", "pets", []string{"List"}},
		{"petsList", "Pets", []string{"List"}},
		{"listPets", "Pets", []string{"List"}},
		{"list-pet-owners", "Pets", []string{"ListOwners"}},
		{"getPetById", "Pets", []string{"GetByID"}},
		{"pets/getPet", "🐶 Pets", []string{"Get", "GetPet"}},
		{"stock-items/get-all", "Stock items", []string{"GetAll"}},
		{"availabilitysets_createOrUpdate", "AvailabilitySets", []string{"CreateOrUpdate"}},
		{"AvailabilitySets_CreateOrUpdate", "AvailabilitySet", []string{"CreateOrUpdate"}},
		{"getCategory", "categories", []string{"Get"}},
		{"addresses.get", "address", []string{"Get"}},
		{"getDetailsOfFileById", "Files", []string{"GetDetailsByID"}},
		{"addDependentsForTask", "Tasks", []string{"AddDependents"}},
		{"getTasksForUser", "Tasks", []string{"GetForUser"}},
		{"listAPIs", "APIs", []string{"List"}},
		{"SKUs_List", "Skus", []string{"List"}},
		{"petstore", "pets", nil},
		{"pets", "Pets", nil},
		{"pets.2", "Pets", nil},
		{"listThings", "Pets", nil},
		{"listThings", "", nil},
	} {
		if got := initialisms.method(test.operation, test.tag); !slices.Equal(got.Names, test.want) {
			t.Errorf("method(%q, %q) = %q, want %q", test.operation, test.tag, got.Names, test.want)
		}
	}
}

// TestMethodsInOrder checks which of several operations gets a name first, whatever
// their order.
func TestMethodsInOrder(t *testing.T) {
	tag := &model.Tag{Name: model.Name{Wire: "Pets"}}
	var ops []*model.Operation
	for _, name := range []string{"getPets", "listThings", "pets.get", "getPet", "getAPet"} {
		ops = append(ops, &model.Operation{Name: model.Name{Wire: name}, Tag: tag})
	}
	want := []string{"pets.get", "getAPet", "getPet", "getPets"}
	for range 2 {
		var got []string
		for _, m := range initialisms.Methods(ops, nil) {
			got = append(got, m.Operation.Name.Wire)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Methods = %q, want %q", got, want)
		}
		slices.Reverse(ops)
	}
	if got := initialisms.Methods(ops, tag); got != nil {
		t.Errorf("Methods of a tag that the document does not name = %v, want none", got)
	}
}

func TestOfPath(t *testing.T) {
	for in, want := range map[string]string{
		"/pets":                           "getPets",
		"/pets/{petId}":                   "getPetsId",
		"/pets/{id}/toys/{toy_id}":        "getPetsIdToysId",
		"/pet-owners/{pet_owner_name}":    "getPetOwnersName",
		"/pets/{pet}":                     "getPetsPet",
		"/":                               "get",
		"/v1/{kind}/x.json":               "getV1KindXJson",
		"/regions/{regionName}/prices":    "getRegionsNamePrices",
		"/virtualMachines/{vmName}/start": "getVirtualMachinesVmNameStart",
	} {
		if got := initialisms.OfPath("GET", in); got != want {
			t.Errorf("OfPath(%q) = %q, want %q", in, got, want)
		}
	}
}

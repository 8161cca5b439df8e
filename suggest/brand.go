package suggest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sdkparity/model"
)

// Brand is a name part that some SDKs seem to put in front of type names and others not.
type Brand struct {
	Name  string   // as the first SDK spells it
	Pairs []string // "TidewaterClient in node is Client in go"
	Sure  bool     // it is in the name of the product, too
}

const minPairs = 3 // that make a word a brand that is in no product's name

// Brands finds the words in front of type names that other SDKs have without them. products are names of the product.
func Brands(apis []*model.API, products []string) []Brand {
	var sdks []typeNames
	for _, api := range apis {
		sdks = append(sdks, namesOf(api))
	}
	found := map[string]*Brand{}
	paired := map[string]bool{} // by prefix and rest
	for i, has := range sdks {
		for _, name := range slices.Sorted(maps.Values(has.types)) {
			for prefix, rest := range prefixes(name) {
				sure := slices.Contains(products, prefix)
				at := slices.IndexFunc(sdks, func(o typeNames) bool {
					return o.types[rest] != "" && o.types[prefix+rest] == "" && (sure || !o.prefixed(prefix))
				})
				if at < 0 || at == i || has.types[rest] != "" || paired[prefix+" "+rest] {
					continue
				}
				paired[prefix+" "+rest] = true
				b := found[prefix]
				if b == nil {
					b = &Brand{Name: head(name, prefix), Sure: sure}
					found[prefix] = b
				}
				b.Pairs = append(b.Pairs, fmt.Sprintf("%s in %s is %s in %s", name, has.sdk, sdks[at].types[rest], sdks[at].sdk))
			}
		}
	}
	var out []Brand
	for _, prefix := range slices.Sorted(maps.Keys(found)) {
		if b := *found[prefix]; b.Sure || len(b.Pairs) >= minPairs {
			out = append(out, b)
		}
	}
	return out
}

// typeNames are the types that an SDK offers by hand, by key.
type typeNames struct {
	sdk   string
	types map[string]string
}

func namesOf(api *model.API) typeNames {
	n := typeNames{api.SDK, map[string]string{}}
	for _, t := range api.Types {
		if t.Layer == model.Handwritten && t.Access != model.Reachable && !strings.Contains(t.Name, ".") {
			n.types[model.Key(t.Name)] = t.Name
		}
	}
	return n
}

// prefixed reports whether an SDK has types with a word in front, so that it is no SDK that leaves the word out.
func (n typeNames) prefixed(word string) bool {
	with := 0
	for key := range n.types {
		if strings.HasPrefix(key, word) {
			with++
		}
	}
	return with > 1 // one may be called so by chance
}

// prefixes are the ways to part a type's name after its first word or two, as keys.
func prefixes(name string) map[string]string {
	words := model.Words(name)
	out := map[string]string{}
	for n := 1; n < len(words) && n <= 2; n++ {
		out[strings.Join(words[:n], "")] = strings.Join(words[n:], "")
	}
	return out
}

// head is how a name spells its first part.
func head(name, prefix string) string {
	for i := range name {
		if model.Key(name[:i]) == prefix {
			return name[:i]
		}
	}
	return name
}

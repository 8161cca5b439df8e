package draft

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"

	"sdkparity/source"
)

// Schema is a JSON Schema in the repository.
type Schema struct {
	Path        string
	Definitions []string
}

const (
	maxSchemas    = 50
	maxSchemaSize = 4 << 20 // bytes
)

// schemas are the files that may hold the product's schema: by name, and by having definitions.
func schemas(ctx context.Context, tree source.Tree) ([]Schema, error) {
	var entries []source.Entry
	for _, e := range tree.Entries {
		folder := path.Base(path.Dir(e.Path))
		named := strings.HasSuffix(e.Path, ".schema.json") || strings.HasSuffix(e.Path, ".json") && (folder == "schemas" || folder == "schema")
		if named && e.Kind == "" && e.Size <= maxSchemaSize && !isAside(path.Dir(e.Path)) && plain(e.Path) && len(e.Path) <= maxName && len(entries) < maxSchemas {
			entries = append(entries, e)
		}
	}
	var out []Schema
	err := tree.Each(ctx, entries, func(_ int, f source.File, _ string) error {
		if names := definitions(f.Data); len(names) > 0 {
			out = append(out, Schema{f.Path, names})
		}
		return nil
	})
	return out, err
}

func definitions(data []byte) []string {
	var doc struct {
		Definitions map[string]json.RawMessage `json:"definitions"`
		Defs        map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&doc); err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(mergedKeys(doc.Definitions, doc.Defs)))
}

func mergedKeys(a, b map[string]json.RawMessage) map[string]bool {
	out := map[string]bool{}
	for name := range a {
		out[name] = true
	}
	for name := range b {
		out[name] = true
	}
	return out
}

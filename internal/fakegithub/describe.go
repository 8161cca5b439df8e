package fakegithub

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
)

// variable names the folder that npm installed GitHub's descriptions into; .ci/run sets it.
const variable = "SDKPARITY_OCTOKIT"

// description is what GitHub publishes about its API; nil checks nothing.
type description struct {
	rest    *openapi3.T
	graphql *ast.Schema
}

var load = sync.OnceValues(func() (*description, error) {
	text, err := os.ReadFile(packaged("openapi/generated/api.github.com.json"))
	if err != nil {
		return nil, err
	}
	rest, err := pruned(text)
	if err != nil {
		return nil, fmt.Errorf("GitHub's API description: %w", err)
	}
	schema, err := os.ReadFile(packaged("graphql-schema/schema.graphql"))
	if err != nil {
		return nil, err
	}
	graphql, err := unambiguous(string(schema))
	if err != nil {
		return nil, fmt.Errorf("GitHub's GraphQL schema: %w", err)
	}
	return &description{rest, graphql}, nil
})

// unambiguous reads a schema in which a field may be written twice, as GitHub's has it and the specification forbids.
func unambiguous(text string) (*ast.Schema, error) {
	doc, err := parser.ParseSchemas(validator.Prelude, &ast.Source{Name: "schema.graphql", Input: text})
	if err != nil {
		return nil, err
	}
	for _, d := range doc.Definitions {
		seen := map[string]bool{}
		d.Fields = slices.DeleteFunc(d.Fields, func(f *ast.FieldDefinition) bool {
			twice := seen[f.Name]
			seen[f.Name] = true
			return twice
		})
	}
	return validator.ValidateSchemaDocument(doc)
}

func packaged(name string) string {
	folder := os.Getenv(variable)
	if folder == "" {
		cache, _ := os.UserCacheDir()
		folder = filepath.Join(cache, "sdkparity", "octokit")
	}
	return filepath.Join(folder, "node_modules", "@octokit", filepath.FromSlash(name))
}

var once sync.Once

// described is GitHub's description, or nil with words that nobody overlooks. A broken one is an error: only an
// absent one is excused.
func described(t testing.TB) *description {
	t.Helper()
	d, err := load()
	switch {
	case os.IsNotExist(err):
		once.Do(func() {
			fmt.Fprintf(os.Stderr, "fakegithub: SKIPPED: requests are not checked against GitHub's API description, which .ci/run installs (%s): %v\n", variable, err)
		})
		t.Logf("SKIPPED: requests are not checked against GitHub's API description: %v", err)
	case err != nil:
		t.Fatal(err)
	}
	return d
}

// events are those that payload makes.
var events = []string{"pull-request-opened", "pull-request-synchronize", "pull-request-reopened", "pull-request-closed", "pull-request-labeled", "pull-request-edited",
	"issue-comment-created", "workflow-run-completed", "workflow-dispatch", "merge-group-checks-requested"}

var referred = regexp.MustCompile(`"#/components/(\w+)/([^"]+)"`)

// pruned is the description of what is served here, since the whole takes seconds to load.
func pruned(text []byte) (*openapi3.T, error) {
	var whole struct {
		OpenAPI, Info json.RawMessage
		Paths         map[string]json.RawMessage
		Components    map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(text, &whole); err != nil {
		return nil, err
	}
	paths, parts := map[string]json.RawMessage{}, map[string]map[string]json.RawMessage{}
	var take func(json.RawMessage)
	take = func(part json.RawMessage) {
		for _, m := range referred.FindAllSubmatch(part, -1) {
			kind, name := string(m[1]), string(m[2])
			if parts[kind] == nil {
				parts[kind] = map[string]json.RawMessage{}
			}
			if _, known := parts[kind][name]; !known {
				parts[kind][name] = whole.Components[kind][name]
				take(whole.Components[kind][name])
			}
		}
	}
	take([]byte(`"#/components/schemas/basic-error"`))
	for _, event := range events {
		take([]byte(`"#/components/schemas/webhook-` + event + `"`))
	}
	for _, r := range routes {
		if part, has := whole.Paths[r.path]; has {
			paths[r.path] = part
			take(part)
		}
	}
	small, err := json.Marshal(object{"openapi": whole.OpenAPI, "info": whole.Info, "paths": paths, "components": parts})
	if err != nil {
		return nil, err
	}
	return openapi3.NewLoader().LoadFromData(small)
}

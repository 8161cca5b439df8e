package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/parsers/jsonschema"
	"sdkparity/source"
)

// parseSchema reads what schema files define. Files in which there is nothing to compare with are no schema.
func (w *workspace) parseSchema(f schemaFiles, from schemaSource) (schema, error) {
	api := w.parsed(f.files)
	if len(f.problems) > 0 {
		with := *api
		with.Files += len(f.problems)
		with.Problems = slices.SortedFunc(slices.Values(slices.Concat(api.Problems, f.problems)), func(a, b model.Problem) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
		})
		api = &with
	}
	if len(api.Types) == 0 {
		return schema{}, nothingRead(api)
	}
	return schema{api, f.state(from)}, nil
}

func nothingRead(api *model.API) error {
	if len(api.Problems) == 0 {
		return unknownf("its files define nothing")
	}
	p := api.Problems[0]
	if p.Line == 0 {
		return unknownf("%s: %s", p.File, p.Text)
	}
	return unknownf("%s:%d: %s", p.File, p.Line, p.Text)
}

// schemaFormat is raised when parsers/jsonschema or the model changes what it says, so that older schemas are not read.
const schemaFormat = 1

// parsed is the files' API. It is kept with the SDKs' units, as to parse it takes longer than all else in a warm run.
func (w *workspace) parsed(files []source.File) *model.API {
	if w.store == nil {
		return jsonschema.Read(files)
	}
	hash := sha256.New()
	for _, f := range files {
		fmt.Fprintf(hash, "%q %s\n", f.Path, f.ID)
	}
	key := fmt.Sprintf("schema/%d/%x", schemaFormat, hash.Sum(nil))
	if data, ok := w.store.Get(key); ok {
		api := &model.API{}
		if err := schemaDecoding.Unmarshal(data, api); err == nil {
			return api
		}
	}
	api := jsonschema.Read(files)
	if data, err := cbor.Marshal(api); err == nil {
		w.store.Put(key, data)
	}
	return api
}

var schemaDecoding = func() cbor.DecMode {
	m, err := cbor.DecOptions{MaxNestedLevels: 1 << 12, MaxArrayElements: 1 << 24}.DecMode()
	if err != nil {
		panic(err)
	}
	return m
}()

// bothSchemas are those of base and head, each its own. Where one is not known, neither is used: what the change did to the
// schema's column could not be told from what was not known before.
func (w *workspace) bothSchemas(ctx context.Context, base, head source.Tree, c *config.Config, from schemaSource) (before, after schema, err error) {
	if before, err = w.schema(ctx, base, c, from); err != nil {
		return schema{}, schema{}, err
	}
	if before.api != nil && sameSchema(base, head, c) {
		return before, before, nil
	}
	if after, err = w.schema(ctx, head, c, from); err != nil {
		return schema{}, schema{}, err
	}
	if before.state.Why != "" && !before.state.Known && after.state.Known {
		after.state = before.state
		after.state.Why = "at the base, " + before.state.Why
	}
	if !before.state.Known || !after.state.Known {
		before.api, after.api = nil, nil
	}
	return before, after, nil
}

// sameSchema reports whether two trees pin the same schema without a look at what that is.
func sameSchema(base, head source.Tree, c *config.Config) bool {
	if c.Schema == nil || c.Schema.NPM == nil {
		return false
	}
	a, inBase := entryAt(base, c.Schema.NPM.Lock)
	b, inHead := entryAt(head, c.Schema.NPM.Lock)
	return inBase && inHead && a.ID != "" && a.ID == b.ID
}

// extracted is the APIs asked for. The schema is among them only when a flag asks for it: what the cache has must not decide
// what an extract holds.
func (w *workspace) extracted(ctx context.Context, tree source.Tree, c *config.Config, only []string) ([]*model.API, error) {
	sdks := slices.DeleteFunc(slices.Clone(only), func(name string) bool { return name == schemaColumn })
	var apis []*model.API
	var err error
	if len(sdks) > 0 || len(only) == 0 {
		if apis, err = w.read(ctx, tree, c, sdks); err != nil {
			return nil, err
		}
	}
	if len(sdks) == len(only) && !w.from.asked() {
		return apis, nil
	}
	s, err := w.wantedSchema(ctx, tree, c, w.from)
	return s.columns(apis), err
}

// wantedSchema is the schema for a command that is about it.
func (w *workspace) wantedSchema(ctx context.Context, tree source.Tree, c *config.Config, from schemaSource) (schema, error) {
	s, err := w.knownSchema(ctx, tree, c, from)
	if err == nil && s.api == nil {
		err = usage(errors.New(c.File + " names no schema; --schema PATH does"))
	}
	var unknown unknownSchema
	if errors.As(err, &unknown) {
		err = fmt.Errorf("schema: %w", err)
	}
	return s, err
}

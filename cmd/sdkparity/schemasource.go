package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/report"
	"sdkparity/source"
	"sdkparity/source/npm"
)

// schemaColumn is the name of the schema's column.
const schemaColumn = "schema"

// schemaSource says where to take the schema from, beyond what the configuration says.
type schemaSource struct {
	paths   []string // local files, folders or globs instead of the configuration's
	fetch   bool     // download the pinned version when the cache lacks it
	nearest bool     // make do with the nearest version where the pinned one is not to be had
}

// flags are those of commands that compare with the schema. Without any of them nothing touches the network.
func (s *schemaSource) flags(f *pflag.FlagSet) {
	f.StringArrayVar(&s.paths, "schema", nil, "schema file, folder or glob to compare with instead of the pinned version (repeatable)")
	s.online(f)
}

// online are the flags that have to do with the registry.
func (s *schemaSource) online(f *pflag.FlagSet) {
	f.BoolVar(&s.fetch, "schema-fetch", false, "download the pinned schema when the cache does not have it")
	f.BoolVar(&s.nearest, "schema-nearest", false, "where the pinned schema is not to be had, use the nearest version, marked as skewed")
}

// asked reports whether the user wants the schema.
func (s schemaSource) asked() bool { return len(s.paths) > 0 || s.fetch || s.nearest }

func (s schemaSource) check() error {
	if len(s.paths) > 0 && (s.fetch || s.nearest) {
		return usage(errors.New("--schema names the schema, so there is nothing to fetch and no nearest version"))
	}
	return nil
}

// schema is one version of the product's schema.
type schema struct {
	api   *model.API // nil when it is not known
	state report.SchemaState
}

// columns adds the schema to the SDKs, as the last of them.
func (s schema) columns(apis []*model.API) []*model.API {
	if s.api == nil {
		return apis
	}
	return append(slices.Clip(apis), s.api)
}

// schemaFiles are the files of a schema before they are parsed.
type schemaFiles struct {
	files    []source.File
	problems []model.Problem // files that could not be read
	pin      npm.Pin         // the package they are from; zero for local files
	pinned   npm.Pin         // what the lock file pins; another one than pin when that is only the nearest
}

func (f schemaFiles) state(from schemaSource) report.SchemaState {
	s := report.SchemaState{Known: true, Version: f.pin.Version}
	if len(from.paths) > 0 {
		s.Version = "from " + strings.Join(from.paths, ", ")
	}
	if f.pin != f.pinned {
		s.Skewed, s.Why = true, f.pinned.Version+" is pinned"
	}
	return s
}

// unknownSchema is why a schema is not known. That is told in reports and ends no command but those about the schema itself.
type unknownSchema struct{ error }

func (u unknownSchema) Unwrap() error { return u.error }

func unknownf(format string, args ...any) error { return unknownSchema{fmt.Errorf(format, args...)} }

// schema reads the schema that belongs to a tree. One that is not to be had has a state that says why.
func (w *workspace) schema(ctx context.Context, tree source.Tree, c *config.Config, from schemaSource) (schema, error) {
	s, err := w.knownSchema(ctx, tree, c, from)
	var unknown unknownSchema
	if errors.As(err, &unknown) {
		return schema{state: report.SchemaState{Why: unknown.Error()}}, nil
	}
	return s, err
}

// knownSchema is the schema that belongs to a tree, or an unknownSchema as error; nothing where nobody asks for one.
func (w *workspace) knownSchema(ctx context.Context, tree source.Tree, c *config.Config, from schemaSource) (schema, error) {
	if err := from.check(); err != nil {
		return schema{}, err
	}
	if c.Schema == nil && len(from.paths) == 0 {
		return schema{}, nil
	}
	files, err := w.schemaFiles(ctx, tree, c, from)
	if err != nil {
		return schema{}, err
	}
	return w.parseSchema(files, from)
}

func (w *workspace) schemaFiles(ctx context.Context, tree source.Tree, c *config.Config, from schemaSource) (schemaFiles, error) {
	switch {
	case len(from.paths) > 0:
		files, err := localSchema(from.paths)
		return schemaFiles{files: files}, usage(err)
	case c.Schema.NPM == nil:
		return repositorySchema(ctx, tree, *c.Schema)
	}
	pins, err := schemaPins(ctx, tree, *c.Schema)
	if err != nil {
		return schemaFiles{}, err
	}
	p := pinnedSchema{w, pins, c.Schema.Files, tree.Rev}
	return p.files(ctx, from)
}

// repositorySchema is the schema files that a repository holds itself.
func repositorySchema(ctx context.Context, tree source.Tree, s config.Schema) (schemaFiles, error) {
	entries := s.Select(tree)
	if len(entries) == 0 {
		return schemaFiles{}, unknownf("no file here matches %s", strings.Join(s.Files, ", "))
	}
	files, problems, err := tree.Read(ctx, entries)
	if err != nil {
		return schemaFiles{}, err
	}
	unread := func(f source.File) bool {
		return slices.ContainsFunc(problems, func(p model.Problem) bool { return p.File == f.Path })
	}
	return schemaFiles{files: slices.DeleteFunc(files, unread), problems: problems}, nil
}

// schemaPins is the packages that may hold the schema, as the lock file of this very tree pins them: the best one of each
// pattern of the configuration.
func schemaPins(ctx context.Context, tree source.Tree, s config.Schema) ([]npm.Pin, error) {
	lock, err := lockFile(ctx, tree, s.NPM.Lock)
	if err != nil {
		return nil, err
	}
	var pins []npm.Pin
	for _, pattern := range s.NPM.Packages {
		found, err := npm.Pins(lock, pattern)
		if err != nil {
			return nil, unknownf("%s: %w", s.NPM.Lock, err)
		}
		if len(found) > 0 && !slices.Contains(pins, found[0]) {
			pins = append(pins, found[0])
		}
	}
	if len(pins) == 0 {
		return nil, unknownf("%s pins no package called %s", s.NPM.Lock, strings.Join(s.NPM.Packages, " or "))
	}
	return pins, nil
}

func lockFile(ctx context.Context, tree source.Tree, path string) ([]byte, error) {
	entry, ok := entryAt(tree, path)
	if !ok {
		return nil, unknownf("%s, which pins its version, does not exist here", path)
	}
	files, problems, err := tree.Read(ctx, []source.Entry{entry})
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, unknownf("%s, which pins its version: %s", path, problems[0].Text)
	}
	return files[0].Data, nil
}

func entryAt(tree source.Tree, path string) (source.Entry, bool) {
	i, ok := slices.BinarySearchFunc(tree.Entries, path, func(e source.Entry, p string) int { return strings.Compare(e.Path, p) })
	if !ok {
		return source.Entry{}, false
	}
	return tree.Entries[i], true
}

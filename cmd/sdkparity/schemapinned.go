package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"sdkparity/source/npm"
)

// pinnedSchema brings the schema that a lock file pins, from the cache or the registry.
type pinnedSchema struct {
	w     *workspace
	pins  []npm.Pin // packages that may hold it, in the order to try them
	globs []string  // of the files inside
	rev   string    // whose lock file it is; empty for the working tree
}

// files are the schema's. Only when from says so is anything downloaded that the cache lacks.
func (p pinnedSchema) files(ctx context.Context, from schemaSource) (schemaFiles, error) {
	files, err := p.cached(ctx, from.nearest)
	if err != nil && from.fetch {
		files, err = p.download(ctx, from.nearest)
	}
	if err == nil || ctx.Err() != nil {
		return files, err
	}
	return files, unknownSchema{standIn(err, from.nearest, "--schema-nearest takes the nearest version, --schema PATH other files")}
}

// cached is what the cache has, without any network.
func (p pinnedSchema) cached(ctx context.Context, nearest bool) (schemaFiles, error) {
	client := npm.Client{Cache: p.w.cacheDir, Settings: map[string]string{}} // no settings, so there is no registry to ask
	goOn := func(err error) bool { return noneThere(err) || errors.Is(err, npm.ErrOffline) }
	files, err := p.first(ctx, client, p.pins, goOn)
	if err == nil || !goOn(err) {
		return files, err
	}
	for _, pin := range p.pins {
		near, ok := p.w.readNearest(pin)
		if !ok || !nearest {
			continue
		}
		if found, nearErr := p.first(ctx, client, []npm.Pin{near}, goOn); nearErr == nil {
			found.pinned = pin
			return found, nil
		}
	}
	if errors.Is(err, npm.ErrOffline) {
		return schemaFiles{}, fmt.Errorf("version %s is not in the cache; `%s` brings it", p.pins[0].Version, p.command(nearest))
	}
	return schemaFiles{}, err
}

// command is what a person types to have the schema in the cache.
func (p pinnedSchema) command(nearest bool) string {
	c := "sdkparity schema fetch"
	if p.rev != "" {
		c += " --rev " + p.rev[:min(12, len(p.rev))]
	}
	if nearest {
		c += " --nearest"
	}
	return c
}

// download asks the registry for what the cache lacks.
func (p pinnedSchema) download(ctx context.Context, nearest bool) (schemaFiles, error) {
	client := npm.Client{Environ: os.Environ(), HTTP: progress{p.w.stderr}}
	if !p.w.noCache {
		client.Cache = p.w.cacheDir
	}
	files, err := p.first(ctx, client, p.pins, noneThere)
	if err == nil || !nearest || !noneThere(err) {
		return files, err
	}
	for _, pin := range p.pins {
		near, nearErr := client.Nearest(ctx, pin)
		if nearErr == nil {
			files, nearErr = p.first(ctx, client, []npm.Pin{near}, noneThere)
		}
		if nearErr == nil {
			files.pinned = pin
			return files, p.w.writeNearest(pin, near)
		}
		if !noneThere(nearErr) {
			return schemaFiles{}, nearErr
		}
	}
	return schemaFiles{}, fmt.Errorf("%w; nor does the nearest version", err)
}

// first is the files of the first package that has them. A fault ends the search unless goOn says otherwise.
func (p pinnedSchema) first(ctx context.Context, client npm.Client, pins []npm.Pin, goOn func(error) bool) (schemaFiles, error) {
	var faults error
	for _, pin := range pins {
		files, err := client.Fetch(ctx, pin, p.globs...)
		switch {
		case err == nil:
			return schemaFiles{files: files, pin: pin, pinned: pin}, nil
		case !goOn(err):
			return schemaFiles{}, err // alone, or it would pass for one of those before it
		case faults == nil:
			faults = err
		default:
			faults = fmt.Errorf("%w; %w", faults, err)
		}
	}
	return schemaFiles{}, faults
}

// noneThere reports whether a registry was reached and has not what was asked for.
func noneThere(err error) bool {
	return errors.Is(err, npm.ErrNotServed) || errors.Is(err, npm.ErrNoSchema)
}

// standIn adds to an error how to get at a schema all the same: a nearest version where there may be one.
func standIn(err error, nearest bool, advice string) error {
	switch {
	case !noneThere(err):
		return err
	case nearest || !errors.Is(err, npm.ErrNotServed):
		advice = "--schema PATH takes other files"
	}
	return fmt.Errorf("%w; %s", err, advice)
}

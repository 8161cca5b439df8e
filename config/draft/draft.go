// Package draft works out a repository's configuration from the names and first lines of its files, so that a person mends a
// file and need not write one.
package draft

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"sdkparity/config"
	"sdkparity/source"
)

// Draft is what a repository seems to say about its SDKs.
type Draft struct {
	SDKs     []config.SDK
	Marked   []int      // of each SDK, the files whose header says that they are generated
	Others   []Other    // what may be SDKs, too: one of each language is compared
	Unread   []Other    // SDKs in languages that are not read
	Schemas  []Schema   // what may be the product's JSON schema
	Products []string   // what the SDKs' packages are called, in letters and digits
	Brands   []Proposal // each Text a name part
	Aliases  []Proposal // each Text an entry of the list
}

// Other is a folder that was not taken.
type Other struct {
	Language, Root string
	Files          int
	Why            string // besides that another was taken
}

// Proposal is an entry with what speaks for it. One that is not sure is written as a comment.
type Proposal struct {
	Text, Evidence string
	Sure           bool
}

// Limits of what is looked at.
const (
	maxCandidates = 100 // of a language
	maxFolders    = 8   // above a manifest
	maxName       = 200 // bytes of a folder
)

// Of reads a tree's layout.
func Of(ctx context.Context, tree source.Tree) (Draft, error) {
	var d Draft
	var manifests []string
	for _, l := range layouts {
		best, others, err := l.find(ctx, tree)
		if err != nil {
			return Draft{}, err
		}
		for _, o := range others {
			d.Others = append(d.Others, o.told())
		}
		if best != nil {
			d.SDKs = append(d.SDKs, best.SDK)
			manifests = append(manifests, best.manifest)
		}
	}
	d.Unread = unread(tree)
	var err error
	if d.Products, err = products(ctx, tree, manifests, d.SDKs); err != nil {
		return Draft{}, err
	}
	if err := d.generated(ctx, tree); err != nil {
		return Draft{}, err
	}
	d.Schemas, err = schemas(ctx, tree)
	return d, err
}

// Config is the draft as a configuration, without what is only proposed.
func (d Draft) Config() *config.Config {
	c := &config.Config{Version: 1, SDKs: d.SDKs}
	for _, b := range d.Brands {
		if b.Sure {
			c.Brands = append(c.Brands, b.Text)
		}
	}
	return c
}

// consider adds a folder to the candidates when it has what an SDK of the language has.
func (l layout) consider(f folder, manifests []string, all []candidate) []candidate {
	sdk, ok := l.read(f)
	if !ok {
		return all
	}
	sdk.Name, sdk.Language = l.name, l.language
	sdk.Exclude = append(sdk.Exclude, within(sdk, f, manifests)...)
	n := len(sdk.Select(f.tree))
	if n == 0 || slices.ContainsFunc(all, func(c candidate) bool { return c.Root == sdk.Root }) {
		return all
	}
	return append(all, candidate{SDK: sdk, manifest: f.manifest, files: n})
}

// topFolders are the folders of the repository that may hold an SDK.
func topFolders(tree source.Tree) []string {
	var out []string
	for _, e := range tree.Entries {
		first, _, nested := strings.Cut(e.Path, "/")
		if nested && !slices.Contains(out, first) && !isAside(first) && plain(first) && len(first) <= maxName && len(out) < maxCandidates {
			out = append(out, first)
		}
	}
	return out
}

// manifestsIn are the files that tell a package of the layout's language, the shallow ones first.
func (l layout) manifestsIn(tree source.Tree) []string {
	var out []string
	for _, e := range tree.Entries {
		if e.Kind != "" || strings.Count(e.Path, "/") > maxFolders || len(e.Path) > maxName || !plain(e.Path) {
			continue
		}
		base := path.Base(e.Path)
		if slices.ContainsFunc(l.manifests, func(glob string) bool { ok, _ := path.Match(glob, base); return ok }) {
			out = append(out, e.Path)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")) })
	return out
}

// within are globs of what lies in an SDK's folder and is no part of it: examples, tests, other packages.
func within(sdk config.SDK, f folder, manifests []string) []string {
	left := sdk.Select(f.tree)
	var out []string
	drop := func(glob string, is func(file string) bool) {
		rest := slices.DeleteFunc(slices.Clone(left), func(e source.Entry) bool { return is(relative(sdk.Root, e.Path)) })
		if len(rest) < len(left) && len(out) < 50 {
			out, left = append(out, glob), rest
		}
	}
	for _, name := range insideAside {
		drop("**/"+name+"/**", func(file string) bool { return slices.Contains(strings.Split(path.Dir(file), "/"), name) })
	}
	for _, name := range topAside {
		drop(name+"/**", func(file string) bool { return strings.HasPrefix(file, name+"/") })
	}
	for _, m := range manifests {
		other := path.Dir(m)
		if strings.HasPrefix(other, prefix(sdk.Root)) && other != "." && other != sdk.Root && other != f.root && plain(other) {
			rel := relative(sdk.Root, other)
			drop(escape(rel)+"/**", func(file string) bool { return strings.HasPrefix(file, rel+"/") })
		}
	}
	return out
}

// These folders are no part of an SDK: wherever they are in it, and at its top.
var (
	insideAside = []string{"testdata", "fixtures", "node_modules", "tests", "test", "examples", "samples", "e2e", "__test__"}
	topAside    = []string{"example", "sample", "vendor", "third_party", "docs", "scripts", "benchmark", "benchmarks", "build", "dist", "out"}
)

// aside are the folders in which a package is not the product's.
var aside = []string{
	"node_modules", "vendor", "third_party", "thirdparty", "external", "example", "examples", "sample", "samples", "demo", "demos", "test", "tests",
	"testing", "testdata", "fixtures", "e2e", "integration", "doc", "docs", "website", "guide", "guides", "tutorial", "tutorials", "scripts", "script", "tools", "codegen", "bench", "benches",
	"benchmark", "benchmarks", "benchmarking", "playground", "cookbook", "templates", "template", "dist", "build", "out", "target", "bin", "obj",
}

func isAside(folder string) bool {
	for part := range strings.SplitSeq(folder, "/") {
		part = strings.ToLower(part)
		if slices.Contains(aside, part) || strings.HasSuffix(part, "-tests") || strings.HasPrefix(part, ".") && part != "." {
			return true
		}
	}
	return false
}

// plain reports whether a path can be written on one line.
func plain(p string) bool {
	return !strings.ContainsFunc(p, func(r rune) bool {
		return r < ' ' || r == 0x7f || r == '\uFFFD' || r == '\u2028' || r == '\u2029' || r == '\u0085'
	})
}

func prefix(root string) string {
	if root == "" || root == "." {
		return ""
	}
	return root + "/"
}

func relative(root, file string) string { return strings.TrimPrefix(file, prefix(root)) }

// escape makes a glob of a path that stands for itself.
func escape(p string) string {
	var b strings.Builder
	for _, r := range p {
		if strings.ContainsRune(`*?[]{}\`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

const maxManifest = 1 << 20 // bytes

// contentOf is a small file's text; empty where it cannot be read.
func contentOf(ctx context.Context, tree source.Tree, file string) (string, error) {
	i := slices.IndexFunc(tree.Entries, func(e source.Entry) bool { return e.Path == file })
	if i < 0 || tree.Entries[i].Size > maxManifest {
		return "", nil
	}
	files, _, err := tree.Read(ctx, tree.Entries[i:i+1])
	if err != nil {
		return "", err
	}
	return string(files[0].Data), nil
}

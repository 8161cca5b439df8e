package draft

import (
	"cmp"
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/config"
	"sdkparity/source"
)

// importsOf is what a Python file says that passes on names of a package.
func importsOf(name string) *regexp.Regexp {
	return regexp.MustCompile(`(?m)^\s*from\s+` + regexp.QuoteMeta(name) + `(?:\.[\w.]+)?\s+import\b`)
}

// importName is what Python code calls a candidate's package.
func (c candidate) importName() string {
	if c.Language != "python" || len(c.Entries) == 0 {
		return ""
	}
	return path.Base(path.Dir(c.Entries[0]))
}

// passedOnLast puts the package that users import in front of the one with what several such packages share: the one of the shortest
// name, where there are several. A package that others are called after is nobody's share.
func passedOnLast(ctx context.Context, tree source.Tree, all []candidate) ([]candidate, error) {
	front := 0
	for i := 1; i < len(all); i++ {
		if all[0].importName() == "" || all[0].leads > 0 || all[i].fitness() < 0 {
			continue
		}
		text, err := contentOf(ctx, tree, path.Join(all[i].Root, all[i].Entries[0]))
		if err != nil {
			return nil, err
		}
		if importsOf(all[0].importName()).MatchString(text) && (front == 0 || len(all[i].importName()) < len(all[front].importName())) {
			front = i
		}
	}
	if front == 0 {
		return all, nil
	}
	return append([]candidate{all[front]}, slices.Delete(slices.Clone(all), front, front+1)...), nil
}

// takeIn adds to an SDK the packages beside it whose names it passes on, and gives the others that are left.
func (c *candidate) takeIn(ctx context.Context, tree source.Tree, manifests []string, others []candidate) ([]candidate, error) {
	passesOn, err := c.passesOn(ctx, tree, manifests)
	if err != nil || passesOn == nil {
		return others, err
	}
	var left []candidate
	sdk := c.SDK
	for _, o := range others {
		if !passesOn(o) {
			left = append(left, o)
			continue
		}
		sdk = joined(sdk, o.SDK)
	}
	c.SDK = sdk
	return left, nil
}

// passesOn tells which packages a candidate passes names of on; nil where that is not known of its language.
func (c *candidate) passesOn(ctx context.Context, tree source.Tree, manifests []string) (func(candidate) bool, error) {
	switch c.Language {
	case "python":
		text, err := contentOf(ctx, tree, path.Join(c.Root, c.Entries[0]))
		return func(o candidate) bool { return o.importName() != "" && importsOf(o.importName()).MatchString(text) }, err
	case "rust":
		return c.cratesPassedOn(ctx, tree, manifests)
	case "java":
		return c.modulesImplemented(ctx, tree)
	}
	return nil, nil
}

var (
	publicUse = regexp.MustCompile(`(?m)^\s*pub\s+use\s+(?:::)?(\w+)\s*(?:::|;|\s+as\b)`)
	crateName = regexp.MustCompile(`(?m)^\[package\][^\[]*?^name\s*=\s*"([^"]+)"`)
)

func (c *candidate) cratesPassedOn(ctx context.Context, tree source.Tree, manifests []string) (func(candidate) bool, error) {
	used := map[string]bool{}
	err := tree.Each(ctx, c.Select(tree), func(_ int, f source.File, _ string) error {
		for _, m := range publicUse.FindAllSubmatch(f.Data, -1) {
			used[string(m[1])] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	passed := map[string]bool{}
	for _, file := range manifests[:min(len(manifests), maxCandidates)] {
		text, err := contentOf(ctx, tree, file)
		if err != nil {
			return nil, err
		}
		if m := crateName.FindStringSubmatch(text); m != nil && used[strings.ReplaceAll(m[1], "-", "_")] {
			passed[path.Dir(file)] = true
		}
	}
	return func(o candidate) bool { return passed[cmp.Or(o.Root, ".")] }, nil
}

var (
	javaSource   = regexp.MustCompile(`(?:^|/)src/[^/]+/java/(.+)\.java$`)
	javaImport   = regexp.MustCompile(`(?m)^\s*import\s+([\w.]+?)(\.\*)?\s*;`)
	javaHeritage = regexp.MustCompile(`\b(?:class|interface|record|enum)\s+\w+[^{};]*?\b(?:implements|extends)\s+([^{};]*)\{`)
	identifier   = regexp.MustCompile(`\w+`)
)

// modulesImplemented tells which Java modules declare types that a candidate's own extend or implement: its API is said there. One that
// it only calls, such as a client generated from an API, is no part of it.
func (c *candidate) modulesImplemented(ctx context.Context, tree source.Tree) (func(candidate) bool, error) {
	bases := map[string]bool{} // by path below the source folder
	err := tree.Each(ctx, c.Select(tree), func(_ int, f source.File, _ string) error {
		heritage := map[string]bool{}
		for _, m := range javaHeritage.FindAllSubmatch(f.Data, -1) {
			for _, name := range identifier.FindAll(m[1], -1) {
				heritage[string(name)] = true
			}
		}
		for _, m := range javaImport.FindAllSubmatch(f.Data, -1) {
			at := strings.ReplaceAll(string(m[1]), ".", "/")
			if len(m[2]) == 0 && heritage[path.Base(at)] {
				bases[at] = true
			}
			for name := range heritage {
				if len(m[2]) > 0 {
					bases[at+"/"+name] = true
				}
			}
		}
		return nil
	})
	declares := func(o candidate, known func(at string) bool) bool {
		return slices.ContainsFunc(o.Select(tree), func(e source.Entry) bool {
			m := javaSource.FindStringSubmatch(e.Path)
			return m != nil && known(m[1])
		})
	}
	for at := range bases {
		if declares(*c, func(own string) bool { return own == at }) {
			delete(bases, at)
		}
	}
	return func(o candidate) bool {
		return (len(o.Entries) > 0) == (len(c.Entries) > 0) && declares(o, func(at string) bool { return bases[at] })
	}, err
}

// joined is one SDK with the files of two, under the folder that both are in. Only the first one's entries make names public, but of
// Java's modules each says it for its own packages.
func joined(a, b config.SDK) config.SDK {
	root := a.Root
	for root != "" && root != b.Root && !strings.HasPrefix(b.Root, root+"/") {
		root = strings.TrimSuffix(path.Dir(root), ".")
	}
	under := func(sdk config.SDK, globs []string, anywhere string) []string {
		out := make([]string, 0, len(globs))
		for _, g := range globs {
			if sdk.Root != root && (anywhere == "" || !strings.HasPrefix(g, anywhere)) {
				g = escape(relative(root, sdk.Root)) + "/" + g
			}
			out = append(out, g)
		}
		return out
	}
	both := a
	both.Root = root
	both.Files = append(under(a, a.Files, ""), under(b, b.Files, "")...)
	both.Entries = under(a, a.Entries, "")
	if a.Language == "java" {
		both.Entries = append(both.Entries, under(b, b.Entries, "")...)
	}
	both.Exclude = under(a, a.Exclude, "**/")
	for _, g := range under(b, b.Exclude, "**/") {
		if !slices.Contains(both.Exclude, g) {
			both.Exclude = append(both.Exclude, g)
		}
	}
	return both
}

package draft

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/source"
)

// candidate is a folder that may be an SDK.
type candidate struct {
	config.SDK
	manifest string
	files    int
	engine   bool // what SDKs in other languages load
	part     bool // of the crate in whose folder it lies
	leads    int  // packages that are called as it is, and more
}

// find gives the folder that is most likely the SDK in a layout's language, and the others, the largest first. Where no manifest
// tells a package, any folder may be one.
func (l layout) find(ctx context.Context, tree source.Tree) (best *candidate, others []candidate, err error) {
	manifests := l.manifestsIn(tree)
	var all []candidate
	for _, file := range manifests {
		if isAside(path.Dir(file)) || len(all) == maxCandidates {
			continue
		}
		text, err := contentOf(ctx, tree, file)
		if err != nil {
			return nil, nil, err
		}
		all = l.consider(folder{path.Dir(file), file, text, tree}, manifests, all)
	}
	for _, root := range append(topFolders(tree), ".") {
		if len(all) == 0 || root != "." && all[0].manifest == "" {
			all = l.consider(folder{root: root, tree: tree}, manifests, all)
		}
	}
	if l.language == "rust" {
		crates, err := cratesIn(ctx, tree, manifests)
		if err != nil {
			return nil, nil, err
		}
		isEngine := engines(crates)
		for i := range all {
			all[i].engine, all[i].part = isEngine(all[i]), isPart(crates, all[i], all)
		}
	}
	for i := range all {
		all[i].leads = all[i].led(all)
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.fitness(), a.fitness()), cmp.Compare(b.leads, a.leads), cmp.Compare(b.files, a.files))
	})
	if len(all) == 0 || all[0].engine || all[0].manifest != "" && all[0].fitness() < 0 {
		return nil, all, nil
	}
	if all, err = passedOnLast(ctx, tree, all); err != nil {
		return nil, nil, err
	}
	if err := all[0].documented(ctx, tree); err != nil {
		return nil, nil, err
	}
	others, err = all[0].takeIn(ctx, tree, manifests, all[1:])
	return &all[0], others, err
}

// minLed is how many packages must be called after another for that to be the main one: Acme.Lamp, Acme.Lamp.Hosting and Acme.Lamp.Web.
const minLed = 2

// led is the number of packages called after one; zero where they are too few to tell.
func (c candidate) led(all []candidate) int {
	led := 0
	for _, o := range all {
		if rest, ok := strings.CutPrefix(o.pkg(), c.pkg()); ok && rest != "" && strings.ContainsAny(rest[:1], "._-") {
			led++
		}
	}
	if led < minLed {
		return 0
	}
	return led
}

// pkg is what a package is called by its project file, in Python code, or by its folder.
func (c candidate) pkg() string {
	if name, ok := strings.CutSuffix(path.Base(c.manifest), ".csproj"); ok {
		return name
	}
	return cmp.Or(c.importName(), path.Base(c.Root))
}

func (c candidate) told() Other {
	o := Other{Language: c.Language, Root: cmp.Or(c.Root, "."), Files: c.files}
	if c.engine {
		o.Why = "what SDKs in other languages load"
	}
	return o
}

// fitness tells a package that is called an SDK, or its language, from one that is called something else, such as a program
// that uses it.
func (c candidate) fitness() int {
	if c.engine {
		return -2
	}
	if c.part {
		return -1
	}
	n, name := 0, c.Root
	if project, ok := strings.CutSuffix(path.Base(c.manifest), ".csproj"); ok {
		name += " " + project
	}
	for _, word := range model.Words(name) {
		switch {
		case slices.Contains(otherThings, word):
			return -1
		case word == "sdk" || word == "sdks":
			n = 2 // what an API's generated client is there for
		case slices.Contains([]string{"client", "clients", "lib", "library"}, word), slices.Contains(languageWords[c.Language], word):
			n = max(n, 1)
		}
		for language, words := range languageWords {
			if language != c.Language && slices.Contains(words, word) && !slices.Contains(languageWords[c.Language], word) {
				return -1 // what another language's SDK needs of this one
			}
		}
	}
	return n
}

var languageWords = map[string][]string{
	"typescript": {"typescript", "javascript", "node", "nodejs", "ts", "js"}, "csharp": {"dotnet", "csharp"}, "python": {"python", "py"},
	"go": {"go", "golang"}, "rust": {"rust", "rs"}, "java": {"java", "jvm"}, "": {"php", "elixir", "ruby", "swift", "kotlin", "dart", "perl", "cpp"},
}

// otherThings are words in the names of packages that are no SDKs.
var otherThings = []string{
	"cli", "app", "apps", "web", "www", "ui", "site", "server", "backend", "frontend", "dashboard", "desktop", "mobile", "plugin", "plugins", "mcp",
	"extension", "extensions", "integrations", "internal", "eslint", "config", "configs", "cmd", "infra", "runner", "daemon", "runtime", "generator",
	"codegen", "processor", "samples", "testing", "engine",
}

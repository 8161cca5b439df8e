package draft

import (
	"context"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/source"
)

var packageName = regexp.MustCompile(`(?m)^\s*(?:"name"\s*:|name\s*=|module)\s*"?([^\s",]+)"?`)

// products are the words in the names of most SDKs' packages, and those words joined where they stand side by side.
func products(ctx context.Context, tree source.Tree, manifests []string, sdks []config.SDK) ([]string, error) {
	in := map[string]int{} // how many names, by word
	named := 0
	for i, file := range manifests {
		text, err := contentOf(ctx, tree, file)
		if err != nil {
			return nil, err
		}
		words := wordsIn(packageNames(file, text, sdks[i]))
		if len(words) > 0 {
			named++
		}
		for _, w := range words {
			in[w]++
		}
	}
	var out []string
	for _, word := range slices.Sorted(maps.Keys(in)) {
		if 2*in[word] >= named {
			out = append(out, word)
		}
	}
	return out, nil
}

// packageNames are what an SDK's package is called, by its manifest and its folder.
func packageNames(manifest, text string, sdk config.SDK) []string {
	var names []string
	if name, ok := strings.CutSuffix(path.Base(manifest), ".csproj"); ok {
		names = append(names, name)
	}
	if m := packageName.FindStringSubmatch(text); m != nil {
		names = append(names, m[1])
	}
	for _, e := range sdk.Entries {
		if isPackageFile(e) {
			names = append(names, path.Base(path.Dir(e)))
		}
	}
	return names
}

// wordsIn are the words in names, alone and up to three joined, without those that say nothing.
func wordsIn(names []string) []string {
	var out []string
	for _, name := range names {
		words := model.Words(name)
		for from := range words {
			for to := from + 1; to <= min(len(words), from+3); to++ {
				if word := strings.Join(words[from:to], ""); len(word) > 2 && !slices.Contains(common, word) && !slices.Contains(out, word) {
					out = append(out, word)
				}
			}
		}
	}
	return out
}

// common are words in the names of packages that are no product's.
var common = []string{
	"sdk", "api", "apis", "client", "clients", "lib", "core", "src", "com", "org", "net", "dev", "www", "github", "gitlab", "node", "nodejs", "typescript",
	"javascript", "python", "dotnet", "csharp", "golang", "rust", "java", "main",
}

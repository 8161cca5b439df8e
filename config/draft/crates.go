package draft

import (
	"cmp"
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/config"
	"sdkparity/model"
	"sdkparity/source"
)

// crate is what a Cargo.toml says that tells an SDK from the engine that other languages' SDKs load.
type crate struct {
	root      string
	private   bool     // nobody can depend on it from outside the repository
	native    bool     // it is built into a library for other languages
	onlyThat  bool     // and into nothing that Rust can use
	dependsOn []string // folders
}

var (
	unpublished  = regexp.MustCompile(`(?m)^publish\s*=\s*(?:false|\[\s*\])`)
	crateTypes   = regexp.MustCompile(`(?ms)^\[lib\][^\[]*?^crate-type\s*=\s*\[([^\]]*)\]`)
	pathOfCrate  = regexp.MustCompile(`(?m)^\s*(?:([\w-]+)\s*=\s*\{[^}]*?)?\bpath\s*=\s*"([^"]+)"`)
	ofWorkspace  = regexp.MustCompile(`(?m)^\s*([\w-]+)(?:\.workspace\s*=\s*true|\s*=\s*\{[^}]*?\bworkspace\s*=\s*true)`)
	nativeCrates = []string{`"cdylib"`, `"dylib"`, `"staticlib"`}
)

// cratesIn reads a tree's Cargo.toml files.
func cratesIn(ctx context.Context, tree source.Tree, manifests []string) ([]crate, error) {
	var out []crate
	shared := map[string]string{} // what a workspace says once: a dependency's name and its folder
	inherits := map[int][]string{}
	for _, file := range manifests[:min(len(manifests), maxCandidates)] {
		text, err := contentOf(ctx, tree, file)
		if err != nil {
			return nil, err
		}
		c := crate{root: path.Dir(file), private: unpublished.MatchString(text)}
		if m := crateTypes.FindStringSubmatch(text); m != nil {
			c.native = slices.ContainsFunc(nativeCrates, func(kind string) bool { return strings.Contains(m[1], kind) })
			c.onlyThat = c.native && !strings.Contains(m[1], `"lib"`) && !strings.Contains(m[1], `"rlib"`)
		}
		for _, m := range pathOfCrate.FindAllStringSubmatch(text, -1) {
			at := path.Join(c.root, m[2])
			if c.dependsOn = append(c.dependsOn, at); strings.Contains(text, "[workspace") && m[1] != "" {
				shared[m[1]] = at
			}
		}
		for _, m := range ofWorkspace.FindAllStringSubmatch(text, -1) {
			inherits[len(out)] = append(inherits[len(out)], m[1])
		}
		out = append(out, c)
	}
	for i, names := range inherits {
		for _, name := range names {
			if at := shared[name]; at != "" {
				out[i].dependsOn = append(out[i].dependsOn, at)
			}
		}
	}
	return out, nil
}

// engines are the folders of crates that are no SDK for Rust, whatever they are called: those that Rust cannot use, and those that
// are there for such ones, because nobody else can have them or because several such ones need them. What lies in an engine's
// folder is part of it.
func engines(crates []crate) func(candidate) bool {
	loaded := map[string]int{} // by how many native libraries a crate is part of
	for _, c := range crates {
		if !c.native {
			continue
		}
		for at := range needed(crates, c) {
			loaded[at]++
		}
	}
	return func(c candidate) bool {
		return c.manifest != "" && slices.ContainsFunc(crates, func(e crate) bool {
			return (c.Root == e.root || strings.HasPrefix(c.Root, e.root+"/")) && e.isEngine(loaded[e.root])
		})
	}
}

// isPart reports whether a crate lies in the folder of another candidate that is made with it: that one is what users see.
func isPart(crates []crate, c candidate, all []candidate) bool {
	return slices.ContainsFunc(crates, func(whole crate) bool {
		inside := whole.root == "." && c.Root != "" || strings.HasPrefix(c.Root, whole.root+"/")
		return inside && slices.Contains(whole.dependsOn, c.Root) && slices.ContainsFunc(all, func(o candidate) bool { return cmp.Or(o.Root, ".") == whole.root })
	})
}

// isEngine reports whether a crate that so many native libraries are made with is there for them.
func (c crate) isEngine(loaded int) bool {
	const several = 3
	if c.onlyThat {
		return true
	}
	if c.native && slices.ContainsFunc(model.Words(path.Base(c.root)), func(w string) bool { return slices.Contains(bindings, w) }) {
		return true
	}
	called := candidate{SDK: config.SDK{Root: c.root, Language: "rust"}}
	return called.fitness() < 1 && c.root != "." && (c.private && loaded > 0 || loaded >= several)
}

// bindings are words in the names of crates that other languages call into.
var bindings = []string{"ffi", "capi", "cabi", "bindings", "jni", "napi", "wasm"}

// needed are the folders of a crate and of what it needs, over crates that are in the tree.
func needed(crates []crate, from crate) map[string]bool {
	out := map[string]bool{}
	var visit func(c crate)
	visit = func(c crate) {
		if out[c.root] {
			return
		}
		out[c.root] = true
		for _, other := range crates {
			if slices.Contains(c.dependsOn, other.root) {
				visit(other)
			}
		}
	}
	visit(from)
	return out
}

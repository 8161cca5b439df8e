package golang

import (
	"cmp"
	"path"
	"strings"

	"sdkparity/model"
)

// resolveImports finds the packages of this SDK that each file imports. The module's path is not in Go source; it is what the most
// imports have in front of a folder of this SDK.
func (l *linker) resolveImports(root string) {
	module := l.module(root)
	byPath := map[string]*pack{}
	for _, p := range l.packs {
		byPath[path.Join(module, inside(p.folder, root))] = p
	}
	for _, p := range l.packs {
		for _, f := range p.files {
			f.resolveImports(byPath)
		}
	}
}

func (f *file) resolveImports(byPath map[string]*pack) {
	for _, use := range f.Uses {
		p := byPath[use.From]
		switch {
		case p == nil || use.As == "_":
		case use.As == ".":
			f.dots = append(f.dots, p)
		default:
			if f.imports == nil {
				f.imports = map[string]*pack{}
			}
			f.imports[cmp.Or(use.As, p.name)] = p
		}
	}
}

// module guesses the module's path. The standard library has no dot before its first slash and is no candidate.
func (l *linker) module(root string) string {
	votes := map[string]int{}
	best := ""
	for _, p := range l.packs {
		for _, f := range p.files {
			for _, use := range f.Uses {
				m := l.moduleOf(use.From, root)
				if m == "" {
					continue
				}
				votes[m]++
				if best == "" || votes[m] > votes[best] || votes[m] == votes[best] && m < best {
					best = m
				}
			}
		}
	}
	return best
}

// moduleOf is what stands before the longest end of an import path that is a folder of this SDK.
func (l *linker) moduleOf(from, root string) string {
	host, _, _ := strings.Cut(from, "/")
	if !strings.Contains(host, ".") {
		return ""
	}
	for i := range len(from) {
		if from[i] == '/' && l.byFolder[path.Join(root, from[i+1:])] != nil {
			return from[:i]
		}
	}
	return ""
}

// resolve is the declaration of this SDK that a type refers to, or nil.
func (f *file) resolve(t model.Type) *named {
	if t.Form != model.Ref {
		return nil
	}
	if from := qualifier(t); from != "" {
		if p := f.imports[from]; p != nil {
			return p.types[t.Name]
		}
		return nil
	}
	if n := f.pack.types[t.Name]; n != nil {
		return n
	}
	for _, p := range f.dots {
		if n := p.types[t.Name]; n != nil && n.decl.Public {
			return n
		}
	}
	return nil
}

// qualifier is pkg of pkg.X, *pkg.X and pkg.X[A].
func qualifier(t model.Type) string {
	text, _, _ := strings.Cut(strings.TrimLeft(t.Text, "*(~ "), "[")
	if i := strings.IndexByte(text, '.'); i > 0 {
		return text[:i]
	}
	return ""
}

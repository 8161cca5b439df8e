package fakegithub

import (
	"crypto/sha1"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"
)

// store is a git object database, one for all repositories as GitHub has one for a repository and its forks.
// Objects have the ids git would give them.
type store struct {
	blobs   map[string][]byte
	trees   map[string][]entry
	commits map[string]*commit
	diffs   map[string][]change // what changes found before
}

// entry is one line of a tree.
type entry struct{ name, mode, sha string }

type commit struct {
	sha, tree, message string
	parents            []string
	at                 time.Time
	files              map[string]entry // by path, of the whole tree
}

func newStore() store {
	return store{blobs: map[string][]byte{}, trees: map[string][]entry{}, commits: map[string]*commit{}, diffs: map[string][]change{}}
}

func objectID(kind string, content []byte) string {
	return fmt.Sprintf("%x", sha1.Sum(append([]byte(fmt.Sprintf("%s %d\x00", kind, len(content))), content...)))
}

func (g *store) blob(content []byte) string {
	sha := objectID("blob", content)
	g.blobs[sha] = content
	return sha
}

// writeTree stores the tree of files, and the trees below it.
func (g *store) writeTree(files map[string]entry) string {
	var list []entry
	below := map[string]map[string]entry{}
	for path, e := range files {
		dir, rest, nested := strings.Cut(path, "/")
		if !nested {
			list = append(list, entry{path, e.mode, e.sha})
			continue
		}
		if below[dir] == nil {
			below[dir] = map[string]entry{}
		}
		below[dir][rest] = e
	}
	for dir, inside := range below {
		list = append(list, entry{dir, "40000", g.writeTree(inside)})
	}
	sort.Slice(list, func(i, j int) bool { return list[i].order() < list[j].order() })
	var text []byte
	for _, e := range list {
		text = append(text, e.mode+" "+e.name+"\x00"...)
		var raw []byte
		_, _ = fmt.Sscanf(e.sha, "%x", &raw)
		text = append(text, raw...)
	}
	sha := objectID("tree", text)
	g.trees[sha] = list
	return sha
}

// order is how git sorts: a folder as if its name ended in a slash.
func (e entry) order() string {
	if e.isTree() {
		return e.name + "/"
	}
	return e.name
}

func (e entry) isTree() bool { return e.mode == "40000" }

func (g *store) commit(c *commit) string {
	c.tree = g.writeTree(c.files)
	text := "tree " + c.tree + "\n"
	for _, p := range c.parents {
		text += "parent " + p + "\n"
	}
	who := fmt.Sprintf("Ann <ann@example.com> %d +0000", c.at.Unix())
	text += "author " + who + "\ncommitter " + who + "\n\n" + c.message + "\n"
	c.sha = objectID("commit", []byte(text))
	g.commits[c.sha] = c
	return c.sha
}

// ancestors lists a commit and all before it, nearest first.
func (g *store) ancestors(sha string) []string {
	seen := map[string]bool{}
	var out []string
	for queue := []string{sha}; len(queue) > 0; queue = queue[1:] {
		c := g.commits[queue[0]]
		if c == nil || seen[c.sha] {
			continue
		}
		seen[c.sha] = true
		out = append(out, c.sha)
		queue = append(queue, c.parents...)
	}
	return out
}

// mergeBase is the nearest commit both have, or "".
func (g *store) mergeBase(a, b string) string {
	has := map[string]bool{}
	for _, sha := range g.ancestors(a) {
		has[sha] = true
	}
	for _, sha := range g.ancestors(b) {
		if has[sha] {
			return sha
		}
	}
	return ""
}

// between lists what head has and base has not, oldest first.
func (g *store) between(base, head string) []*commit {
	known := map[string]bool{}
	for _, sha := range g.ancestors(base) {
		known[sha] = true
	}
	var out []*commit
	for _, sha := range g.ancestors(head) {
		if !known[sha] {
			out = append(out, g.commits[sha])
		}
	}
	slices.Reverse(out)
	return out
}

// text is a file's content at a commit; nothing for what is not there.
func (g *store) text(sha, path string) string {
	c := g.commits[sha]
	if c == nil {
		return ""
	}
	return string(g.blobs[c.files[path].sha])
}

func (c *commit) paths() []string { return slices.Sorted(maps.Keys(c.files)) }

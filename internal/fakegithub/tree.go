package fakegithub

import (
	"encoding/base64"
	"strings"
)

var gitRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/git/trees/{tree_sha}", "contents:read", tree},
	{"GET", "/repos/{owner}/{repo}/git/blobs/{file_sha}", "contents:read", blob},
	{"GET", "/repos/{owner}/{repo}/git/ref/{ref}", "contents:read", reference},
	{"GET", "/repos/{owner}/{repo}/git/commits/{commit_sha}", "contents:read", gitCommit},
}

// tree takes the id of a tree or of a commit, or a branch.
func tree(c *call) answer {
	sha := c.args["tree_sha"]
	if commit := c.repo.resolve(sha); commit != nil {
		sha = commit.tree
	}
	if _, has := c.s.git.trees[sha]; !has {
		return notFound
	}
	var list []object
	c.repo.list(&list, sha, "", c.r.URL.Query().Has("recursive"))
	truncated := len(list) > c.repo.TreeLimit
	return ok(object{"sha": sha, "url": c.repo.url("/git/trees/" + sha), "tree": list[:min(len(list), c.repo.TreeLimit)], "truncated": truncated})
}

func (r *Repo) list(out *[]object, sha, under string, deep bool) {
	for _, e := range r.s.git.trees[sha] {
		o := object{"path": under + e.name, "mode": e.mode, "type": e.kind(), "sha": e.sha}
		switch e.kind() {
		case "tree":
			o["mode"] = "040000"
			o["url"] = r.url("/git/trees/" + e.sha)
		case "blob":
			o["url"], o["size"] = r.url("/git/blobs/"+e.sha), len(r.s.git.blobs[e.sha])
		}
		*out = append(*out, o)
		if deep && e.isTree() {
			r.list(out, e.sha, under+e.name+"/", deep)
		}
	}
}

func (e entry) kind() string {
	switch e.mode {
	case "40000":
		return "tree"
	case "160000":
		return "commit"
	}
	return "blob"
}

func blob(c *call) answer {
	sha := c.args["file_sha"]
	content, has := c.s.git.blobs[sha]
	if !has {
		return notFound
	}
	if c.wants("raw") {
		return answer{status: 200, text: content, kind: "application/vnd.github.raw+json; charset=utf-8", unchecked: "the description has JSON only"}
	}
	return ok(object{"sha": sha, "node_id": "B_" + sha, "size": len(content), "url": c.repo.url("/git/blobs/" + sha), "content": wrapped(content), "encoding": "base64"})
}

// wants tells whether a media type such as application/vnd.github.raw+json was asked for.
func (c *call) wants(kind string) bool {
	return strings.Contains(c.r.Header.Get("Accept"), "."+kind)
}

// wrapped is base64 in lines of 60, as GitHub writes it.
func wrapped(content []byte) string {
	text := base64.StdEncoding.EncodeToString(content)
	var out strings.Builder
	for len(text) > 0 {
		n := min(60, len(text))
		out.WriteString(text[:n] + "\n")
		text = text[n:]
	}
	return out.String()
}

func reference(c *call) answer {
	name := "refs/" + strings.TrimPrefix(c.args["ref"], "refs/")
	sha := c.repo.refs[name]
	if sha == "" {
		return notFound
	}
	return ok(object{"ref": name, "node_id": "REF_" + sha, "url": c.repo.url("/git/" + name),
		"object": object{"type": "commit", "sha": sha, "url": c.repo.url("/git/commits/" + sha)}})
}

func gitCommit(c *call) answer {
	commit := c.s.git.commits[c.args["commit_sha"]]
	if commit == nil {
		return notFound
	}
	who := object{"name": "Ann", "email": "ann@example.com", "date": stamp(commit.at)}
	parents := []object{}
	for _, p := range commit.parents {
		parents = append(parents, object{"sha": p, "url": c.repo.url("/git/commits/" + p), "html_url": c.repo.page("/commit/" + p)})
	}
	return ok(object{
		"sha": commit.sha, "node_id": "C_" + commit.sha, "url": c.repo.url("/git/commits/" + commit.sha), "html_url": c.repo.page("/commit/" + commit.sha),
		"author": who, "committer": who, "message": commit.message, "parents": parents,
		"tree":         object{"sha": commit.tree, "url": c.repo.url("/git/trees/" + commit.tree)},
		"verification": object{"verified": false, "reason": "unsigned", "signature": nil, "payload": nil, "verified_at": nil},
	})
}

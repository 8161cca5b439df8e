package fakegithub

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"path"
	"strings"
)

var contentRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/contents/{path}", "contents:read", content},
	{"GET", "/repos/{owner}/{repo}/tarball/{ref}", "contents:read", tarball},
}

// mebibyte is how much of a file GitHub puts into an answer about it.
const mebibyte = 1 << 20

func content(c *call) answer {
	ref := c.query("ref")
	if ref == "" {
		ref = c.repo.DefaultBranch
	}
	commit := c.repo.resolve(ref)
	if commit == nil {
		return refusal(http.StatusNotFound, "No commit found for the ref "+ref)
	}
	name := strings.Trim(c.args["path"], "/")
	e, isFile := commit.files[name]
	if !isFile {
		return c.folder(commit, name, ref)
	}
	text := c.s.git.blobs[e.sha]
	if c.wants("raw") {
		return answer{status: 200, text: text, kind: "application/vnd.github.raw+json; charset=utf-8", unchecked: "the description has JSON only"}
	}
	o := c.repo.contentOf(name, "file", e.sha, ref, len(text))
	o["content"], o["encoding"] = wrapped(text), "base64"
	if len(text) > mebibyte {
		o["content"], o["encoding"] = "", "none"
	}
	return ok(o)
}

func (c *call) folder(commit *commit, name, ref string) answer {
	sha := commit.tree
	for part := range strings.SplitSeq(name, "/") {
		if part == "" {
			continue
		}
		next := ""
		for _, e := range c.s.git.trees[sha] {
			if e.name == part && e.isTree() {
				next = e.sha
			}
		}
		if next == "" {
			return notFound
		}
		sha = next
	}
	list := []object{}
	for _, e := range c.s.git.trees[sha] {
		kind, size := "file", len(c.s.git.blobs[e.sha])
		if e.isTree() {
			kind = "dir"
		}
		list = append(list, c.repo.contentOf(path.Join(name, e.name), kind, e.sha, ref, size))
	}
	return ok(list)
}

func (r *Repo) contentOf(name, kind, sha, ref string, size int) object {
	at := r.url("/contents/" + name + "?ref=" + ref)
	git := r.url("/git/blobs/" + sha)
	html := r.page("/blob/" + ref + "/" + name)
	return object{
		"type": kind, "name": path.Base(name), "path": name, "sha": sha, "size": size, "url": at, "git_url": git, "html_url": html,
		"download_url": "https://raw.githubusercontent.com/" + r.Name + "/" + ref + "/" + name, "_links": object{"self": at, "git": git, "html": html},
	}
}

// tarball sends the client to where archives are kept.
func tarball(c *call) answer {
	commit := c.repo.resolve(c.args["ref"])
	if commit == nil {
		return notFound
	}
	top := strings.ReplaceAll(c.repo.Name, "/", "-") + "-" + commit.sha[:7] + "/"
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	w := tar.NewWriter(zip)
	_ = w.WriteHeader(&tar.Header{Typeflag: tar.TypeXGlobalHeader, Name: "pax_global_header", PAXRecords: map[string]string{"comment": commit.sha}})
	for _, name := range commit.paths() {
		text := c.s.git.blobs[commit.files[name].sha]
		h := &tar.Header{Typeflag: tar.TypeReg, Name: top + name, Size: int64(len(text)), Mode: 0o644}
		if commit.files[name].mode == "120000" {
			h.Typeflag, h.Linkname, h.Size, text = tar.TypeSymlink, string(text), 0, nil
		}
		_ = w.WriteHeader(h)
		_, _ = w.Write(text)
	}
	_ = w.Close()
	_ = zip.Close()
	return c.store("application/x-gzip", out.Bytes())
}

// storagePrefix is where redirects lead; it stands for another host.
const storagePrefix = "/storage/"

// store keeps bytes outside the API and sends the client there.
func (c *call) store(kind string, content []byte) answer {
	name := fmt.Sprintf("%s%d", storagePrefix, c.s.nextID())
	c.s.cached[name] = content
	return answer{status: http.StatusFound, text: []byte{}, header: map[string]string{"Location": c.s.URL + name + "?sig=secret", "X-Kind": kind}}
}

// stored serves what was kept. The real one refuses a token it does not know, which clients that follow redirects
// with all their headers learn late.
func (c *call) stored() answer {
	if c.r.Header.Get("Authorization") != "" {
		return answer{status: http.StatusBadRequest, text: []byte("InvalidAuthenticationInfo"), kind: "application/xml"}
	}
	content, has := c.s.cached[c.path]
	if !has || c.query("sig") == "" {
		return answer{status: http.StatusForbidden, text: []byte("AuthenticationFailed"), kind: "application/xml"}
	}
	return answer{status: http.StatusOK, text: content, kind: "application/octet-stream"}
}

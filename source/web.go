package source

import (
	"context"
	"net/url"
	"regexp"
	"strings"
)

// Web is the address of the repository's pages, taken from the remote called origin: https://host/owner/name without
// credentials. It is empty where the remote says nothing of the kind.
func (r Repo) Web(ctx context.Context) string {
	out, err := r.git(ctx, "config", "--get", "remote.origin.url")
	if err != nil {
		return "" // no remote, or no repository: no links
	}
	return webAddress(strings.TrimSpace(string(out)))
}

// scpLike is git's short form of an ssh address: git@host:owner/name.git.
var scpLike = regexp.MustCompile(`^(?:[\w.-]+@)?([\w.-]+):([\w.-]+/[\w.-]+)$`)

func webAddress(remote string) string {
	remote = strings.TrimSuffix(remote, ".git")
	if m := scpLike.FindStringSubmatch(remote); m != nil {
		return "https://" + m[1] + "/" + m[2]
	}
	u, err := url.Parse(remote)
	if err != nil || u.Hostname() == "" || strings.Count(strings.Trim(u.Path, "/"), "/") != 1 {
		return ""
	}
	switch u.Scheme {
	case "https", "ssh", "git":
		return "https://" + u.Hostname() + "/" + strings.Trim(u.Path, "/")
	}
	return ""
}

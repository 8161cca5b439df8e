package fakegithub

import (
	"fmt"
	"strings"
)

// queries are the fields of GraphQL's Query. Unlike in REST, viewer is known for an installation's token, too.
func (c *call) queries() object {
	return object{
		"__typename": "Query",
		"viewer":     actor(c.by.login),
		"rateLimit":  object{"limit": c.s.quota.limit, "remaining": c.s.quota.remaining, "cost": 1, "resetAt": stamp(c.s.quota.reset)},
		"repository": field(func(args map[string]any) (any, error) {
			name := fmt.Sprintf("%v/%v", args["owner"], args["name"])
			r := c.s.repos[strings.ToLower(name)]
			if r == nil {
				return nil, refused{"NOT_FOUND", "Could not resolve to a Repository with the name '" + name + "'."}
			}
			return r.graph(), nil
		}),
		"node": field(func(args map[string]any) (any, error) {
			id := fmt.Sprint(args["id"])
			switch n := c.s.nodes[id].(type) {
			case *comment:
				return n.graph(), nil
			case *note:
				if strings.HasPrefix(id, "PRRT_") {
					return n.thread(), nil
				}
				return n.graph(), nil
			case *Issue:
				return n.graph(), nil
			}
			return nil, unresolved(id)
		}),
	}
}

func unresolved(id string) error {
	return refused{"NOT_FOUND", "Could not resolve to a node with the global id of '" + id + "'."}
}

func actor(login string) object {
	kind := "User"
	if strings.HasSuffix(login, "[bot]") {
		kind = "Bot"
	}
	return object{"__typename": kind, "__interfaces": "Actor", "login": login, "url": "https://github.com/" + login}
}

// author is an actor as GraphQL writes it beside a text: a bot without its [bot], unlike in REST and for the viewer.
func author(login string) object {
	out := actor(login)
	out["login"] = strings.TrimSuffix(login, "[bot]")
	return out
}

func (r *Repo) graph() object {
	return object{
		"__typename": "Repository", "id": "R_" + itoa(r.id), "nameWithOwner": r.Name, "isPrivate": r.Private, "viewerPermission": nil,
		"defaultBranchRef": object{"__typename": "Ref", "name": r.DefaultBranch},
		"object":           field(r.graphObject),
		"pullRequest":      field(func(args map[string]any) (any, error) { return r.numbered(args["number"], true) }),
		"issue":            field(func(args map[string]any) (any, error) { return r.numbered(args["number"], false) }),
	}
}

func (r *Repo) numbered(number any, pull bool) (any, error) {
	for _, i := range r.issues {
		if fmt.Sprint(i.Number) == fmt.Sprint(number) && (i.Pull != nil) == pull {
			return i.graph(), nil
		}
	}
	return nil, refused{"NOT_FOUND", fmt.Sprintf("Could not resolve to a node with the number of %v.", number)}
}

// graphObject finds a blob or a commit by its id, or by revision:path.
func (r *Repo) graphObject(args map[string]any) (any, error) {
	sha, _ := args["oid"].(string)
	if expression, given := args["expression"].(string); given {
		rev, path, isFile := strings.Cut(expression, ":")
		commit := r.resolve(rev)
		switch {
		case commit == nil:
			return nil, nil
		case isFile:
			sha = commit.files[path].sha
		default:
			sha = commit.sha
		}
	}
	if content, has := r.s.git.blobs[sha]; has {
		return r.graphBlob(sha, content), nil
	}
	if c := r.s.git.commits[sha]; c != nil {
		return object{"__typename": "Commit", "__interfaces": "GitObject", "oid": sha, "id": "C_" + sha, "committedDate": stamp(c.at), "message": c.message}, nil
	}
	return nil, nil
}

// graphBlob is text up to 512 kB and nothing for binary files, which is why the REST blob remains.
func (r *Repo) graphBlob(sha string, content []byte) object {
	const most = 512_000
	text, binary := any(string(content[:min(len(content), most)])), strings.Contains(string(content), "\x00")
	if binary {
		text = nil
	}
	return object{"__typename": "Blob", "__interfaces": "GitObject", "oid": sha, "id": "B_" + sha, "byteSize": len(content), "isBinary": binary,
		"isTruncated": len(content) > most, "text": text}
}

func (i *Issue) graph() object {
	out := object{
		"__typename": "Issue", "__interfaces": "Node", "id": i.node(), "number": i.Number, "title": i.Title, "body": i.Body, "author": author(i.Author),
		"state": strings.ToUpper(i.state()), "locked": i.Locked, "comments": connection(i.comments, (*comment).graph),
		"labels": connection(i.Labels, func(name string) object { return object{"__typename": "Label", "name": name} }),
	}
	if i.Pull == nil {
		return out
	}
	out["__typename"] = "PullRequest"
	out["baseRefName"], out["headRefName"], out["baseRefOid"], out["headRefOid"] = i.Pull.Base, i.Pull.Head, i.Pull.BaseSHA, i.Pull.HeadSHA
	out["isCrossRepository"], out["isDraft"] = i.Pull.HeadRepo != i.repo, i.Pull.Draft
	var threads []*note
	for _, n := range i.notes {
		if n.parent == 0 {
			threads = append(threads, n)
		}
	}
	out["reviewThreads"] = connection(threads, (*note).thread)
	return out
}

func (k *comment) graph() object {
	return object{"__typename": "IssueComment", "__interfaces": "Node", "id": "IC_" + itoa(k.id), "databaseId": k.id, "fullDatabaseId": itoa(k.id),
		"body": k.body, "author": author(k.author), "isMinimized": k.hidden != "", "minimizedReason": text(strings.ToLower(k.hidden)),
		"createdAt": stamp(k.created), "updatedAt": stamp(k.updated), "url": k.issue.page()}
}

func (n *note) graph() object {
	return object{"__typename": "PullRequestReviewComment", "__interfaces": "Node", "id": "PRRC_" + itoa(n.id), "databaseId": n.id, "fullDatabaseId": itoa(n.id),
		"body": n.body, "author": author(n.author), "isMinimized": n.hidden != "", "minimizedReason": text(strings.ToLower(n.hidden)), "path": n.path,
		"line": n.line, "outdated": n.outdated(), "createdAt": stamp(n.created), "updatedAt": stamp(n.updated), "url": n.issue.page()}
}

func (n *note) thread() object {
	list := []*note{n}
	for _, other := range n.issue.notes {
		if other.parent == n.id {
			list = append(list, other)
		}
	}
	return object{"__typename": "PullRequestReviewThread", "__interfaces": "Node", "id": "PRRT_" + itoa(n.id), "isResolved": n.resolved != "",
		"isOutdated": n.outdated(), "path": n.path, "line": n.line, "comments": connection(list, (*note).graph)}
}

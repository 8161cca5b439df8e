package fakegithub

import (
	"net/url"
	"slices"
	"strings"
)

// route says who serves what. The path is written as in GitHub's description, so that the two are matched by name.
type route struct {
	method, path string
	needs        string // permissions, any of which will do; "app" for an App's own identity
	serve        func(*call) answer
}

var routes = slices.Concat(quotaRoutes, accessRoutes, appRoutes, repoRoutes, gitRoutes, contentRoutes, commitRoutes, pullRoutes,
	commentRoutes, reviewRoutes, reviewCommentRoutes, issueRoutes, labelRoutes, checkRoutes, scanRoutes, actionRoutes,
	[]route{{"POST", "/graphql", "", graphQL}})

// tails are the parameters that hold slashes, at the end of a path.
var tails = []string{"{path}", "{ref}", "{basehead}"}

// match is the route with the most words of its own, so that /pulls/comments/1 is no comment of a pull request
// "comments", and /commits/main/pulls is not the branch "main/pulls".
func match(method, path string) (*route, map[string]string) {
	var best *route
	var found map[string]string
	most := -1
	for i := range routes {
		r := &routes[i]
		args, matches := matchPath(r.path, path)
		if words := strings.Count(r.path, "/") - len(args); r.method == method && matches && words > most {
			best, found, most = r, args, words
		}
	}
	return best, found
}

func matchPath(pattern, path string) (map[string]string, bool) {
	want, got := strings.Split(pattern, "/"), strings.Split(path, "/")
	args := map[string]string{}
	for i, w := range want {
		if i >= len(got) {
			return nil, false
		}
		text := got[i]
		if last := i == len(want)-1; last && slices.Contains(tails, w) {
			text = strings.Join(got[i:], "/")
			got = got[:len(want)]
		}
		text, err := url.PathUnescape(text)
		switch name, param := strings.CutPrefix(w, "{"); {
		case err != nil || text == "" && i > 0 && !param:
			return nil, false
		case param:
			args[strings.TrimSuffix(name, "}")] = text
		case text != w:
			return nil, false
		}
	}
	return args, len(want) == len(got)
}

package fakegithub

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"
)

const forbiddenText = "Resource not accessible by integration"

// token is who a bearer is and what it may do. A bot has the permissions it was given, a person those of its role.
type token struct {
	login   string
	app     *App // of an installation's token
	may     []string
	expires time.Time // zero for never
}

// Token makes a token of login with permissions such as "issues:write"; write includes read. A login that ends in
// [bot] is an App's installation, as github-actions[bot] in a workflow.
func (s *Server) Token(login string, permissions ...string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.token(&token{login: login, app: s.appOf(login), may: permissions})
}

// Revoke makes a token bad.
func (s *Server) Revoke(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.tokens, text)
}

func (s *Server) token(t *token) string {
	text := "ghs_test" + itoa(s.nextID())
	s.tokens[text] = t
	return text
}

func (t *token) can(permission string) bool {
	return t != nil && (slices.Contains(t.may, permission) || slices.Contains(t.may, strings.TrimSuffix(permission, ":read")+":write"))
}

func (t *token) isBot() bool { return t != nil && strings.HasSuffix(t.login, "[bot]") }

// permitted refuses what GitHub refuses before it looks at what is asked; the zero answer lets the call through.
func (s *Server) permitted(c *call) answer {
	if c.route.needs == "app" {
		return s.appCall(c)
	}
	if bad := s.identify(c); bad.status != 0 {
		return bad
	}
	if a, spent := s.quota.spent(); spent && c.path != "/rate_limit" {
		return a
	}
	if owner, has := c.args["owner"]; has {
		c.repo = s.repos[strings.ToLower(owner+"/"+c.args["repo"])]
		if c.repo == nil || c.repo.Private && c.by == nil {
			return notFound
		}
	}
	if len(c.body) > 0 && !json.Valid(c.body) {
		return refusal(http.StatusBadRequest, "Problems parsing JSON")
	}
	return c.allowed()
}

func (s *Server) identify(c *call) answer {
	text := c.r.Header.Get("Authorization")
	if text == "" {
		return answer{}
	}
	_, text, _ = strings.Cut(text, " ")
	c.by = s.tokens[text]
	if c.by == nil || !c.by.expires.IsZero() && time.Now().After(c.by.expires) {
		return refusal(http.StatusUnauthorized, "Bad credentials")
	}
	return answer{}
}

// allowed compares the token with what the route needs. What is public may be read with any token and with none.
func (c *call) allowed() answer {
	write := c.r.Method != http.MethodGet
	if c.by == nil && (write || c.route.needs == "user") {
		return refusal(http.StatusUnauthorized, "Requires authentication")
	}
	public := c.repo != nil && !c.repo.Private && !write
	if c.route.needs == "" || c.route.needs == "user" || public {
		return answer{}
	}
	for need := range strings.FieldsSeq(c.route.needs) {
		if c.by.can(need) {
			return answer{}
		}
	}
	a := refusal(http.StatusForbidden, forbiddenText)
	if !c.by.isBot() {
		a = refusal(http.StatusForbidden, "Resource not accessible by personal access token")
	}
	a.header = map[string]string{"X-Accepted-GitHub-Permissions": accepted(c.route.needs)}
	return a
}

// accepted is how GitHub says which permissions would do: issues=write; pull_requests=write.
func accepted(needs string) string {
	return strings.ReplaceAll(strings.ReplaceAll(needs, " ", "; "), ":", "=")
}

var accessRoutes = []route{
	{"GET", "/user", "user", whoAmI},
	{"GET", "/repos/{owner}/{repo}/collaborators/{username}/permission", "metadata:read", collaborator},
}

// whoAmI is for people only: an installation's token does not speak for a user.
func whoAmI(c *call) answer {
	if c.by.isBot() {
		return refusal(http.StatusForbidden, forbiddenText)
	}
	u := c.s.user(c.by.login)
	for _, k := range []string{"public_gists", "public_repos", "followers", "following"} {
		u[k] = 0
	}
	for _, k := range []string{"name", "company", "blog", "location", "email", "hireable", "bio"} {
		u[k] = nil
	}
	u["created_at"], u["updated_at"], u["user_view_type"] = stamp(c.s.clock), stamp(c.s.clock), "public"
	return ok(u)
}

// collaborator says what somebody may do in the repository: "none" for a stranger where it is private, else "read".
func collaborator(c *call) answer {
	if c.by == nil {
		return refusal(http.StatusUnauthorized, "Requires authentication")
	}
	login := c.args["username"]
	role := c.repo.role(login)
	permission := map[string]string{"maintain": "write", "triage": "read"}[role]
	if permission == "" {
		permission = role
	}
	u := c.s.user(login)
	u["role_name"] = role
	return ok(object{"permission": permission, "role_name": role, "user": u})
}

// user is an account as answers show it.
func (s *Server) user(login string) object {
	kind := "User"
	if strings.HasSuffix(login, "[bot]") {
		kind = "Bot"
	}
	at := s.URL + "/users/" + login
	u := object{
		"login": login, "id": hash(login), "node_id": "U_" + itoa(hash(login)), "avatar_url": "", "gravatar_id": "", "type": kind, "site_admin": false,
		"url": at, "html_url": "https://github.com/" + login,
	}
	for name := range strings.FieldsSeq("events followers following gists organizations received_events repos starred subscriptions") {
		u[name+"_url"] = at + "/" + name
	}
	return u
}

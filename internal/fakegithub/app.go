package fakegithub

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// App is a GitHub App, installed on every repository here. Slug makes its login: sdks makes sdks[bot].
type App struct {
	ID, Installation int64
	Slug             string
	Key              []byte // PEM, as GitHub hands it out
	may              []string
	public           *rsa.PublicKey
}

// App makes a GitHub App with permissions such as "checks:write", which its installation's tokens get.
func (s *Server) App(slug string, permissions ...string) *App {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	app := s.appOf(slug + "[bot]")
	app.may, app.public = permissions, &key.PublicKey
	app.Key = pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
	return app
}

// appOf is the App behind a bot's login, made when it is new: GitHub Actions is one.
func (s *Server) appOf(login string) *App {
	slug, isBot := strings.CutSuffix(login, "[bot]")
	if !isBot {
		return nil
	}
	for _, a := range s.apps {
		if a.Slug == slug {
			return a
		}
	}
	app := &App{ID: s.nextID(), Installation: s.nextID(), Slug: slug}
	s.apps = append(s.apps, app)
	return app
}

var appRoutes = []route{
	{"GET", "/app", "app", func(c *call) answer { return ok(c.s.integration(c.by.app)) }},
	{"GET", "/repos/{owner}/{repo}/installation", "app", func(c *call) answer { return ok(c.installation()) }},
	{"POST", "/app/installations/{installation_id}/access_tokens", "app", installationToken},
}

// appCall lets an App itself through: what it signed, and nobody else's token.
func (s *Server) appCall(c *call) answer {
	_, text, _ := strings.Cut(c.r.Header.Get("Authorization"), " ")
	app, why := s.signed(text)
	if app == nil {
		return refusal(http.StatusUnauthorized, why)
	}
	c.by = &token{login: app.Slug + "[bot]", app: app}
	if owner, has := c.args["owner"]; has {
		if c.repo = s.repos[strings.ToLower(owner+"/"+c.args["repo"])]; c.repo == nil {
			return notFound
		}
	}
	return answer{}
}

// signed is the App that signed a JSON web token, or why there is none.
func (s *Server) signed(text string) (*App, string) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return nil, "A JSON web token could not be decoded"
	}
	claims, _ := base64.RawURLEncoding.DecodeString(parts[1])
	signature, _ := base64.RawURLEncoding.DecodeString(parts[2])
	var says struct {
		Iss      any
		Iat, Exp int64
	}
	_ = json.Unmarshal(claims, &says)
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	for _, a := range s.apps {
		if a.public == nil || rsa.VerifyPKCS1v15(a.public, crypto.SHA256, sum[:], signature) != nil {
			continue
		}
		issuer := fmt.Sprint(says.Iss)
		if f, isNumber := says.Iss.(float64); isNumber {
			issuer = strconv.FormatInt(int64(f), 10)
		}
		return a.vouches(issuer, says.Iat, says.Exp)
	}
	return nil, "A JSON web token could not be decoded"
}

func (a *App) vouches(issuer string, from, until int64) (*App, string) {
	now := time.Now()
	switch {
	case issuer != itoa(a.ID):
		return nil, "'Issuer' claim ('iss') must be an Integer"
	case until > now.Add(10*time.Minute).Unix():
		return nil, "'Expiration time' claim ('exp') is too far in the future"
	case until < now.Unix() || from > now.Unix():
		return nil, "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"
	}
	return a, ""
}

func (s *Server) integration(a *App) object {
	return object{
		"id": a.ID, "slug": a.Slug, "node_id": "A_" + itoa(a.ID), "owner": s.user(a.Slug), "name": a.Slug, "description": nil,
		"external_url": "https://example.com", "html_url": "https://github.com/apps/" + a.Slug, "created_at": stamp(s.clock), "updated_at": stamp(s.clock),
		"permissions": a.granted(a.may), "events": []string{},
	}
}

func (a *App) granted(permissions []string) map[string]string {
	out := map[string]string{"metadata": "read"}
	for _, p := range permissions {
		name, level, _ := strings.Cut(p, ":")
		out[name] = level
	}
	return out
}

func (c *call) installation() object {
	a := c.by.app
	at := c.base + "/app/installations/" + itoa(a.Installation)
	return object{
		"id": a.Installation, "account": c.s.user(c.repo.owner()), "repository_selection": "all", "access_tokens_url": at + "/access_tokens",
		"repositories_url": c.base + "/installation/repositories", "html_url": "https://github.com/settings/installations", "app_id": a.ID,
		"app_slug": a.Slug, "target_id": hash(c.repo.owner()), "target_type": "Organization", "permissions": a.granted(a.may), "events": []string{},
		"created_at": stamp(c.s.clock), "updated_at": stamp(c.s.clock), "single_file_name": nil, "suspended_by": nil, "suspended_at": nil,
	}
}

// installationToken gives the installation's permissions or, when it asks for some, those only.
func installationToken(c *call) answer {
	a := c.by.app
	if c.args["installation_id"] != itoa(a.Installation) {
		return notFound
	}
	asked := read[struct{ Permissions map[string]string }](c)
	may := a.may
	if len(asked.Permissions) > 0 {
		may = nil
	}
	for name, level := range asked.Permissions {
		if !(&token{may: a.may}).can(name + ":" + level) {
			return refusal(http.StatusUnprocessableEntity, "The permissions requested are not granted to this installation.")
		}
		may = append(may, name+":"+level)
	}
	slices.Sort(may)
	until := time.Now().Add(time.Hour)
	text := c.s.token(&token{login: a.Slug + "[bot]", app: a, may: may, expires: until})
	return created(object{"token": text, "expires_at": stamp(until), "permissions": a.granted(may), "repository_selection": "all"})
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

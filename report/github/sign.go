package github

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/google/go-github/v62/github"
	"golang.org/x/oauth2"
)

// App is a GitHub App that is installed in the repository.
type App struct {
	ID  string // its id, or its client id
	Key string // its private key, in PEM
}

// sealed gives the token to the API's own hosts and to nobody a redirect leads to.
type sealed struct {
	own, strangers http.RoundTripper
	hosts          []string
}

func (s sealed) RoundTrip(req *http.Request) (*http.Response, error) {
	if slices.Contains(s.hosts, origin(req.URL)) {
		return s.own.RoundTrip(req)
	}
	return s.strangers.RoundTrip(req)
}

// signing adds the token to requests.
func (a Access) signing(ctx context.Context, r *Repo, wire http.RoundTripper) http.RoundTripper {
	switch {
	case a.App.ID != "":
		return &oauth2.Transport{Source: oauth2.ReuseTokenSource(nil, &installation{a, ctx, r, wire}), Base: wire}
	case a.Token != "":
		return &oauth2.Transport{Source: oauth2.StaticTokenSource(&oauth2.Token{AccessToken: a.Token}), Base: wire}
	}
	return wire // what anybody may read
}

// installation is a source of tokens of an App in the one repository.
type installation struct {
	Access
	ctx  context.Context // the run's: a source of tokens is not told for which request one is
	repo *Repo
	wire http.RoundTripper
}

func (i *installation) Token() (*oauth2.Token, error) {
	signed, err := i.App.sign(i.Now())
	if err != nil {
		return nil, err
	}
	i.repo.secrets.add(signed)
	client := github.NewClient(&http.Client{Transport: &oauth2.Transport{
		Source: oauth2.StaticTokenSource(&oauth2.Token{AccessToken: signed}), Base: i.wire,
	}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }})
	client.BaseURL, client.UserAgent = i.repo.client.BaseURL, i.Agent
	ctx := repeated(i.ctx)
	where, _, err := client.Apps.FindRepositoryInstallation(ctx, i.repo.Owner, i.repo.Name)
	if err != nil {
		return nil, i.repo.fail("find the App's installation", err)
	}
	given, _, err := client.Apps.CreateInstallationToken(ctx, where.GetID(), &github.InstallationTokenOptions{Repositories: []string{i.repo.Name}})
	if err != nil {
		return nil, i.repo.fail("get the App's token", err)
	}
	i.repo.secrets.add(given.GetToken())
	i.repo.login = where.GetAppSlug() + "[bot]"
	return &oauth2.Token{AccessToken: given.GetToken(), Expiry: given.GetExpiresAt().Time}, nil
}

// sign makes the token by which an App proves who it is: RS256, valid for nine minutes, begun a minute ago since clocks differ.
func (a App) sign(now time.Time) (string, error) {
	key, err := a.key()
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]any{"iss": a.ID, "iat": now.Add(-time.Minute).Unix(), "exp": now.Add(9 * time.Minute).Unix()})
	if err != nil {
		return "", err
	}
	encode := base64.RawURLEncoding.EncodeToString
	text := encode([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + encode(claims)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(nil, key, crypto.SHA256, sum[:])
	if err != nil {
		return "", errors.New("the App's private key does not sign")
	}
	return text + "." + encode(signature), nil
}

// key reads the key in either of the forms in which GitHub and others give it. No error repeats any of it.
func (a App) key() (*rsa.PrivateKey, error) {
	block, _ := pem.Decode([]byte(strings.ReplaceAll(a.Key, `\n`, "\n")))
	if block == nil {
		return nil, errors.New("the App's private key is not in PEM")
	}
	if key, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
		return key, nil
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("the App's private key is not understood: it says %q", block.Type)
	}
	rsaKey, ok := key.(*rsa.PrivateKey)
	if !ok {
		return nil, errors.New("the App's private key is not an RSA key")
	}
	return rsaKey, nil
}

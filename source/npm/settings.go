package npm

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// configured is a client that has its settings. Asking npm takes most of a second.
func (c Client) configured(ctx context.Context) (Client, error) {
	if c.Settings != nil {
		return c, nil
	}
	settings, err := machine(ctx, c.Environ)
	c.Settings = settings
	return c, err
}

// machine is the npm configuration of this machine and user: registries, by scope too, and what to log in with. It is read
// from the environment, the user's and the global npmrc and, where npm is installed, npm's own answer. It never comes from
// a project's npmrc, which is anyone's to write.
func machine(ctx context.Context, environ []string) (map[string]string, error) {
	env, own := environment(environ)
	asked, askErr := ask(ctx, environ)
	settings := map[string]string{}
	if asked["registry"] != "" {
		settings["registry"] = asked["registry"]
	}
	home := first(own["userconfig"], asked["userconfig"], filepath.Join(first(env["HOME"], env["USERPROFILE"]), ".npmrc"))
	for _, path := range []string{first(own["globalconfig"], asked["globalconfig"]), home} {
		text, err := os.ReadFile(path)
		if err != nil && path != "" && !errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("npm configuration: %w", err)
		}
		maps.Copy(settings, parse(string(text), env))
	}
	maps.Copy(settings, own)
	if settings["registry"] == "" && askErr != nil {
		return nil, askErr
	}
	return settings, nil
}

// environment is the variables by name, and those that are npm settings by the name of the setting.
func environment(environ []string) (env, own map[string]string) {
	env, own = map[string]string{}, map[string]string{}
	for _, line := range environ {
		name, value, _ := strings.Cut(line, "=")
		env[name] = value
		const prefix = "npm_config_"
		if len(name) <= len(prefix) || !strings.EqualFold(name[:len(prefix)], prefix) || value == "" {
			continue
		}
		key := name[len(prefix):]
		if !strings.HasPrefix(key, "//") {
			key = strings.ToLower(key[:1] + strings.ReplaceAll(key[1:], "_", "-"))
		}
		own[key] = value
	}
	return env, own
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// ask is what npm says of its configuration, in an empty folder where no project's npmrc is in the way. npm knows its
// default registry; this code does not. Without npm it is nothing.
func ask(ctx context.Context, environ []string) (map[string]string, error) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return nil, nil
	}
	neutral, err := os.MkdirTemp("", "sdkparity-npm-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(neutral)
	cmd := exec.CommandContext(ctx, npm, "config", "get", "registry", "userconfig", "globalconfig")
	cmd.Dir, cmd.Env = neutral, environ
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("npm config get: %w", err)
	}
	if text := strings.TrimSpace(string(out)); strings.HasPrefix(text, "http") {
		return map[string]string{"registry": text}, nil // npm before 7 answers one question
	}
	return parse(string(out), nil), nil
}

// parse reads the lines of an npmrc; ${NAME} is a variable of the environment.
func parse(text string, env map[string]string) map[string]string {
	settings := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		key, value, ok := strings.Cut(line, "=")
		if !ok || line[0] == ';' || line[0] == '#' {
			continue
		}
		value = strings.TrimSpace(value)
		if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
			value = value[1 : len(value)-1]
		}
		settings[strings.TrimSpace(key)] = expand(value, env)
	}
	return settings
}

func expand(value string, env map[string]string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(value, "${")
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			b.WriteString(value)
			return b.String()
		}
		b.WriteString(before)
		b.WriteString(env[strings.TrimSuffix(name, "?")])
		value = after
	}
}

// registry is where packages of a name's scope come from; it ends in a slash.
func (c Client) registry(name string) (string, error) {
	place := c.Settings["registry"]
	if scope, _, ok := strings.Cut(name, "/"); ok {
		place = first(c.Settings[scope+":registry"], place)
	}
	if place == "" {
		return "", fmt.Errorf("the npm configuration names no registry: %w", ErrOffline)
	}
	u, err := url.Parse(place)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", errors.New("the registry in the npm configuration is not an http address")
	}
	return strings.TrimSuffix(place, "/") + "/", nil
}

// login is the Authorization header for an address: what the configuration has for its host and the longest part of its
// path. For any other host it is nothing.
func (c Client) login(u *url.URL) string {
	if u.Scheme != "https" && !c.isPlain(u.Host) {
		return ""
	}
	for place := u.Path; ; {
		i := strings.LastIndex(place, "/")
		if i < 0 {
			return ""
		}
		place = place[:i]
		if header := c.loginAt("//" + u.Host + place + "/"); header != "" {
			return header
		}
	}
}

// isPlain reports whether the configuration itself names a registry at this host without encryption.
func (c Client) isPlain(host string) bool {
	for key, value := range c.Settings {
		if key != "registry" && !strings.HasSuffix(key, ":registry") {
			continue
		}
		if u, err := url.Parse(value); err == nil && u.Scheme == "http" && u.Host == host {
			return true
		}
	}
	return false
}

func (c Client) loginAt(place string) string {
	setting := func(name string) string { // npm takes both spellings
		return first(c.Settings[place+":"+name], c.Settings[strings.TrimSuffix(place, "/")+":"+name])
	}
	if token := setting("_authToken"); token != "" {
		return "Bearer " + token
	}
	if pair := setting("_auth"); pair != "" {
		return "Basic " + pair
	}
	password, err := base64.StdEncoding.DecodeString(setting("_password"))
	if user := setting("username"); user != "" && err == nil && len(password) > 0 {
		return "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+string(password)))
	}
	return ""
}

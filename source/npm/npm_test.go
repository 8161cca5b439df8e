package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sdkparity/source"
)

// packed is a package's tarball. Values that start with -> are symbolic links.
func packed(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	archive := tar.NewWriter(zipped)
	for i := 0; i < len(files); i += 2 {
		h := tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1])), Typeflag: tar.TypeReg}
		if to, ok := strings.CutPrefix(files[i+1], "->"); ok {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, to, 0
		}
		if err := archive.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			io.WriteString(archive, files[i+1])
		}
	}
	archive.Close()
	zipped.Close()
	return b.Bytes()
}

func pinOf(data []byte) Pin {
	sum := sha512.Sum512(data)
	return Pin{"@acme/lamp-linux-x64", "1.2.3", "sha512-" + base64.StdEncoding.EncodeToString(sum[:])}
}

const tarballPath = "/npm/@acme/lamp-linux-x64/-/lamp-linux-x64-1.2.3.tgz"

// registry answers with handler at the path of the package and counts what it was asked.
func registry(t *testing.T, handler http.HandlerFunc) (Client, *atomic.Int32) {
	t.Helper()
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == tarballPath {
			asked.Add(1)
		}
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	return Client{Settings: map[string]string{"registry": server.URL + "/npm"}, Cache: t.TempDir(), Pause: time.Millisecond, Stall: 5 * time.Second}, &asked
}

func serve(data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != tarballPath {
			http.NotFound(w, r)
			return
		}
		w.Write(data)
	}
}

func paths(files []source.File) string {
	var all []string
	for _, f := range files {
		all = append(all, f.Path+"="+string(f.Data))
	}
	return strings.Join(all, " ")
}

func TestFetch(t *testing.T) {
	data := packed(t, "package/package.json", "{}", "package/schemas/b.json", "B", "package/schemas/a.json", "A", "package/schemas/deep/c.json", "C", "package/bin", strings.Repeat("x", 1<<20))
	client, asked := registry(t, serve(data))
	const want = "@acme/lamp-linux-x64@1.2.3/schemas/a.json=A @acme/lamp-linux-x64@1.2.3/schemas/b.json=B"
	for range 2 {
		files, err := client.Fetch(t.Context(), pinOf(data), "schemas/*.json")
		if got := paths(files); err != nil || got != want {
			t.Fatalf("got %s, %v", got, err)
		}
		if files[0].ID != "8c7e5a667f1b771847fe88c01c3de34413a1b220" {
			t.Errorf("blob id %s", files[0].ID)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("downloaded %d times", n)
	}
	if files, err := client.Fetch(t.Context(), pinOf(data), "schemas/**"); err != nil || len(files) != 3 {
		t.Errorf("other globs: %s, %v", paths(files), err)
	}
}

func TestDamagedCache(t *testing.T) {
	data := packed(t, "package/schemas/a.json", "A")
	for name, damage := range map[string]func(folder string) error{
		"content":  func(f string) error { return os.WriteFile(f+"/package/schemas/a.json", []byte("B"), 0o644) },
		"gone":     func(f string) error { return os.Remove(f + "/package/schemas/a.json") },
		"index":    func(f string) error { return os.WriteFile(f+"/index.json", []byte("{"), 0o644) },
		"no index": func(f string) error { return os.Remove(f + "/index.json") },
		"outside": func(f string) error {
			return os.WriteFile(f+"/index.json", []byte(`{"Files":[{"Path":"../../x"}]}`), 0o644)
		},
	} {
		client, asked := registry(t, serve(data))
		client.Fetch(t.Context(), pinOf(data), "**/*.json")
		entries, _ := filepath.Glob(client.Cache + "/npm/*")
		if len(entries) != 1 {
			t.Fatalf("%s: cache holds %v", name, entries)
		}
		if err := damage(entries[0]); err != nil {
			t.Fatal(err)
		}
		files, err := client.Fetch(t.Context(), pinOf(data), "**/*.json")
		if err != nil || len(files) != 1 || string(files[0].Data) != "A" || asked.Load() != 2 {
			t.Errorf("%s: %s, %v, asked %d times", name, paths(files), err, asked.Load())
		}
		if files, err = client.Fetch(t.Context(), pinOf(data), "**/*.json"); err != nil || asked.Load() != 2 {
			t.Errorf("%s: not repaired: %v, %v", name, files, err)
		}
	}
}

func TestErrors(t *testing.T) {
	data := packed(t, "package/schemas/a.json", "A")
	answer := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
	}
	for _, c := range []struct {
		name    string
		handler http.HandlerFunc
		pin     Pin
		want    error
		asked   int32
	}{
		{"404", answer(404), pinOf(data), ErrNotServed, 1},
		{"403", answer(403), pinOf(data), ErrNotServed, 1},
		{"401", answer(401), pinOf(data), ErrNotServed, 1},
		{"500", answer(500), pinOf(data), ErrOffline, tries},
		{"429", answer(429), pinOf(data), ErrOffline, tries},
		{"other bytes", serve(packed(t, "package/schemas/a.json", "evil")), pinOf(data), ErrIntegrity, 1},
		{"not an archive", serve([]byte("<html>")), pinOf(data), ErrIntegrity, 1},
		{"empty", serve(nil), pinOf(nil), nil, 1},
		{"sha1 only", serve(data), Pin{"@acme/lamp-linux-x64", "1.2.3", "sha1-abcd"}, ErrIntegrity, 0},
		{"bad sha512", serve(data), Pin{"@acme/lamp-linux-x64", "1.2.3", "sha512-abcd"}, ErrIntegrity, 0},
		{"bad name", serve(data), Pin{"../lamp", "1.2.3", pinOf(data).Integrity}, nil, 0},
		{"bad version", serve(data), Pin{"lamp", "1.2.3/../..", pinOf(data).Integrity}, nil, 0},
	} {
		client, asked := registry(t, c.handler)
		files, err := client.Fetch(t.Context(), c.pin, "schemas/*.json")
		if err == nil || c.want != nil && !errors.Is(err, c.want) || asked.Load() != c.asked {
			t.Errorf("%s: got %s, %v after %d requests", c.name, paths(files), err, asked.Load())
		}
		if kept, _ := filepath.Glob(client.Cache + "/npm/*"); len(kept) > 0 {
			t.Errorf("%s: the cache keeps %v", c.name, kept)
		}
	}
}

func TestNoSchema(t *testing.T) {
	data := packed(t, "package/package.json", "{}")
	client, asked := registry(t, serve(data))
	for range 2 {
		if _, err := client.Fetch(t.Context(), pinOf(data), "schemas/*.json"); !errors.Is(err, ErrNoSchema) {
			t.Errorf("got %v", err)
		}
	}
	if asked.Load() != 1 {
		t.Errorf("a package without schemas was downloaded %d times", asked.Load())
	}
}

func TestOffline(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	pin := pinOf(nil)
	for name, settings := range map[string]map[string]string{
		"closed":      {"registry": server.URL},
		"no registry": {},
	} {
		_, err := Client{Settings: settings, Pause: time.Millisecond}.Fetch(t.Context(), pin, "*")
		if !errors.Is(err, ErrOffline) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestBrokenConnection(t *testing.T) {
	data := packed(t, "package/schemas/a.json", strings.Repeat("A", 5000))
	var count atomic.Int32
	client, asked := registry(t, func(w http.ResponseWriter, r *http.Request) {
		switch count.Add(1) {
		case 1:
			w.WriteHeader(http.StatusBadGateway)
		case 2:
			w.Header().Set("Content-Length", fmt.Sprint(len(data)))
			w.Write(data[:len(data)/2])
		default:
			w.Write(data)
		}
	})
	files, err := client.Fetch(t.Context(), pinOf(data), "schemas/*.json")
	if err != nil || len(files) != 1 || asked.Load() != 3 {
		t.Errorf("got %d files, %v after %d requests", len(files), err, asked.Load())
	}
}

func TestStall(t *testing.T) {
	release := make(chan struct{})
	client, asked := registry(t, func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("x"))
		w.(http.Flusher).Flush()
		<-release
	})
	defer close(release)
	client.Stall = 20 * time.Millisecond
	_, err := client.Fetch(t.Context(), pinOf(nil), "*")
	if !errors.Is(err, ErrOffline) || !strings.Contains(err.Error(), "no answer for 20ms") || asked.Load() != tries {
		t.Errorf("got %v after %d requests", err, asked.Load())
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	client, asked := registry(t, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		w.WriteHeader(500)
	})
	if _, err := client.Fetch(ctx, pinOf(nil), "*"); !errors.Is(err, context.Canceled) || asked.Load() != 1 {
		t.Errorf("got %v after %d requests", err, asked.Load())
	}
}

func TestUnpack(t *testing.T) {
	many := make([]string, 0, 2*(maxFiles+1))
	for i := range maxFiles + 1 {
		many = append(many, fmt.Sprintf("package/%d.json", i), "x")
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"plain", packed(t, "package/a.json", "A"), "a.json=A"},
		{"other folder", packed(t, "lamp/a.json", "A"), "a.json=A"},
		{"outside", packed(t, "package/../../a.json", "A", "/a.json", "B", "package//b.json", "C", "package/./c.json", "D", `package/..\d.json`, "E"), ""},
		{"absolute", packed(t, "/etc/a.json", "A"), ""},
		{"link", packed(t, "package/a.json", "->/etc/passwd"), ""},
		{"twice", packed(t, "package/a.json", "A", "package/a.json", "B"), "a.json=B"},
		{"too many", packed(t, many...), "more than 64 files match"},
		{"too large", packed(t, "package/a.json", strings.Repeat(" ", maxFile+1)), "a.json: larger than 64 MB"},
		{"cut tar", cutTar(t), "not a tar archive: unexpected EOF"},
		{"no tar", zipped([]byte("hello")), "not a tar archive: unexpected EOF"},
	} {
		sum := sha512.Sum512(c.data)
		files, err := unpack(bytes.NewReader(c.data), sum[:], []string{"**/*.json"})
		got := paths(files)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func zipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func cutTar(t *testing.T) []byte {
	r, err := gzip.NewReader(bytes.NewReader(packed(t, "package/x", strings.Repeat("x", 5000))))
	if err != nil {
		t.Fatal(err)
	}
	all, _ := io.ReadAll(r)
	return zipped(all[:3000])
}

// TestLogin holds that a token goes to its registry and nowhere else, and into no message.
func TestLogin(t *testing.T) {
	data := packed(t, "package/schemas/a.json", "A")
	const token = "s3cret"
	var leaked atomic.Bool
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			leaked.Store(true)
		}
		w.Write(data)
	}))
	defer other.Close()
	client, _ := registry(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+token {
			w.WriteHeader(401)
			return
		}
		http.Redirect(w, r, strings.Replace(other.URL, "127.0.0.1", "localhost", 1)+"/cdn", http.StatusFound)
	})
	client.Cache = ""
	host := strings.TrimPrefix(client.Settings["registry"], "http:")
	_, err := client.Fetch(t.Context(), pinOf(data), "**")
	if !errors.Is(err, ErrNotServed) {
		t.Errorf("without token: %v", err)
	}
	client.Settings[host+"/:_authToken"] = token
	if files, err := client.Fetch(t.Context(), pinOf(data), "**"); err != nil || len(files) != 1 {
		t.Errorf("with token: %v", err)
	}
	if leaked.Load() {
		t.Error("the token went to another host")
	}
	client.Settings["registry"] = strings.Replace(client.Settings["registry"], "http://", "http://user:"+token+"@", 1) + "/gone"
	if _, err := client.Fetch(t.Context(), pinOf(nil), "**"); err == nil || strings.Contains(err.Error(), token) {
		t.Errorf("got %v", err)
	}
}

func TestLoginPlaces(t *testing.T) {
	settings := map[string]string{
		"//a.test/npm/:_authToken": "T", "//a.test/:_auth": "dXNlcjpwdw==", "//b.test/:username": "u", "//b.test/:_password": "cHc=",
		"//c.test:8080/:_authToken": "C", "registry": "http://c.test:8080/",
	}
	for address, want := range map[string]string{
		"https://a.test/npm/x.tgz":   "Bearer T",
		"https://a.test/npmx/x.tgz":  "Basic dXNlcjpwdw==",
		"https://b.test/x":           "Basic dTpwdw==",
		"http://a.test/npm/x.tgz":    "",
		"http://c.test:8080/x":       "Bearer C",
		"https://c.test/x":           "",
		"https://a.test.evil.test/x": "",
	} {
		req, _ := http.NewRequest("GET", address, nil)
		if got := (Client{Settings: settings}).login(req.URL); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

// TestOtherPlace is a registry whose tarballs lie where only its metadata says.
func TestOtherPlace(t *testing.T) {
	data := packed(t, "package/schemas/a.json", "A")
	pin := pinOf(data)
	client, _ := registry(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.EscapedPath() {
		case "/npm/@acme%2Flamp-linux-x64":
			fmt.Fprintf(w, `{"versions":{"1.2.3":{"dist":{"tarball":"http://%s/files/1","integrity":%q}}}}`, r.Host, pin.Integrity)
		case "/files/1":
			w.Write(data)
		default:
			http.NotFound(w, r)
		}
	})
	if files, err := client.Fetch(t.Context(), pin, "schemas/*"); err != nil || len(files) != 1 {
		t.Errorf("got %s, %v", paths(files), err)
	}
	pin.Version = "1.2.4"
	if _, err := client.Fetch(t.Context(), pin, "schemas/*"); !errors.Is(err, ErrNotServed) {
		t.Errorf("got %v", err)
	}
}

func TestPins(t *testing.T) {
	const lock = `{"lockfileVersion": 3, "packages": {
		"": {"version": "0.0.0", "name": "demo"},
		"packages/own": {"name": "@acme/lamp-own", "version": "9.0.0"},
		"node_modules/@acme/lamp-own": {"resolved": "packages/own", "link": true},
		"node_modules/@acme/lamp": {"version": "1.2.3", "integrity": "sha512-L"},
		"node_modules/@acme/lamp-darwin-arm64": {"version": "1.2.3", "integrity": "sha512-D"},
		"node_modules/@acme/lamp-linux-x64": {"version": "1.2.3", "integrity": "sha512-X"},
		"node_modules/old": {"name": "@acme/lamp-alias", "version": "1.0.0", "integrity": "sha512-A"},
		"node_modules/z/node_modules/@acme/lamp-linux-x64": {"version": "0.9.0", "integrity": "sha512-O"},
		"node_modules/y/node_modules/@acme/lamp-linux-x64": {"version": "1.2.3", "integrity": "sha512-X"},
		"node_modules/other": {"version": "1.0.0"}
	}}`
	got, err := Pins([]byte(lock), "@acme/lamp-*", "@acme/lamp")
	want := []Pin{
		{"@acme/lamp-linux-x64", "1.2.3", "sha512-X"}, {"@acme/lamp-alias", "1.0.0", "sha512-A"}, {"@acme/lamp-darwin-arm64", "1.2.3", "sha512-D"},
		{"@acme/lamp-linux-x64", "0.9.0", "sha512-O"}, {"@acme/lamp", "1.2.3", "sha512-L"},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{``, `{`, `[]`, `{"lockfileVersion":1,"dependencies":{}}`} {
		if _, err := Pins([]byte(bad), "*"); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
	if _, err := Pins([]byte(lock), "[a"); err == nil {
		t.Error("no error for a bad pattern")
	}
}

func TestNearest(t *testing.T) {
	sum := pinOf(nil).Integrity
	for _, c := range []struct{ want, served, nearest string }{
		{"1.2.3", "1.2.2 1.2.3 1.2.4", "1.2.3"},
		{"1.2.3-6", "1.2.3-0 1.2.3 1.2.4", "1.2.3"},
		{"1.2.3-6", "1.2.3-0 1.2.3-8 1.2.3", "1.2.3-8"},
		{"1.2.3-6", "1.2.3-0 1.2.3-5 1.2.4", "1.2.3-5"},
		{"1.2.3-6", "1.2.2 1.2.4-0 1.2.4", "1.2.4-0"},
		{"1.2.3-10", "1.2.3-9 1.2.3-1", "1.2.3-9"},
		{"1.2.9", "1.2.1 1.3.0 2.0.0", "1.2.1"},
		{"1.2.9", "0.9.0 2.0.0", "2.0.0"},
		{"1.2.3", "1.2.3+b 1.2.3+a", "1.2.3+a"},
		{"1.2.3", "x 1.0.0-beta.2 1.0.0-beta.11", "1.0.0-beta.11"},
	} {
		client, _ := registry(t, func(w http.ResponseWriter, r *http.Request) {
			var all []string
			for v := range strings.FieldsSeq(c.served) {
				all = append(all, fmt.Sprintf(`%q:{"dist":{"integrity":%q}}`, v, sum))
			}
			fmt.Fprintf(w, `{"versions":{%s}}`, strings.Join(all, ","))
		})
		got, err := client.Nearest(t.Context(), Pin{Name: "@acme/lamp", Version: c.want})
		if err != nil || got != (Pin{"@acme/lamp", c.nearest, sum}) {
			t.Errorf("%s of %s: got %v, %v", c.want, c.served, got, err)
		}
	}
	client, _ := registry(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, `{"versions":{"1.0.0":{}}}`) })
	if _, err := client.Nearest(t.Context(), pinOf(nil)); !errors.Is(err, ErrNotServed) {
		t.Errorf("got %v", err)
	}
}

func TestMachine(t *testing.T) {
	home, bin := t.TempDir(), t.TempDir()
	global := filepath.Join(home, "global")
	write := func(path, text string, mode os.FileMode) {
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(home, ".npmrc"), "; comment\n# comment\nregistry=http://user.test/\n@acme:registry = \"http://acme.test/\"\n//acme.test/:_authToken=${TOKEN}\nflag\n", 0o644)
	write(global, "registry=http://global.test/\nextra=1\n", 0o644)
	t.Setenv("PATH", bin)
	environ := []string{"HOME=" + home, "TOKEN=t0ken", "PATH=" + bin}
	check := func(name string, environ []string, want map[string]string) {
		t.Helper()
		got, err := machine(t.Context(), environ)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for key, value := range want {
			if got[key] != value {
				t.Errorf("%s: %s is %q, want %q", name, key, got[key], value)
			}
		}
	}
	check("no npm", environ, map[string]string{"registry": "http://user.test/", "@acme:registry": "http://acme.test/", "//acme.test/:_authToken": "t0ken", "extra": ""})
	check("environment", append(environ, "NPM_CONFIG_REGISTRY=http://env.test/", "npm_config_//env.test/:_authToken=Up_Per"),
		map[string]string{"registry": "http://env.test/", "//env.test/:_authToken": "Up_Per"})
	check("global", append(environ, "npm_config_userconfig=/nowhere", "NPM_CONFIG_GLOBALCONFIG="+global), map[string]string{"registry": "http://global.test/", "extra": "1"})

	write(filepath.Join(bin, "npm"), "#!/bin/sh\necho registry=http://asked.test/\necho userconfig=/nowhere\necho globalconfig="+home+"\n", 0o755)
	if got, err := machine(t.Context(), environ); err == nil {
		t.Errorf("a folder as configuration: got %v", got)
	}
	write(filepath.Join(bin, "npm"), "#!/bin/sh\necho registry=http://asked.test/\necho userconfig=/nowhere\necho globalconfig="+global+"\n", 0o755)
	check("npm", environ, map[string]string{"registry": "http://global.test/", "extra": "1"})
	write(global, "", 0o644)
	check("npm's default", environ, map[string]string{"registry": "http://asked.test/"})
	write(filepath.Join(bin, "npm"), "#!/bin/sh\necho http://old.test/\n", 0o755)
	check("old npm", []string{"HOME=/nowhere"}, map[string]string{"registry": "http://old.test/"})
	write(filepath.Join(bin, "npm"), "#!/bin/sh\nexit 1\n", 0o755)
	check("broken npm", environ, map[string]string{"registry": "http://user.test/"})
	if _, err := machine(t.Context(), []string{"HOME=/nowhere"}); err == nil {
		t.Error("broken npm and nothing else: no error")
	}
}

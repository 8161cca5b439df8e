package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// compilers are the compilers of this machine, looked up before a test leaves the machine's programs out.
type compilers struct {
	t           *testing.T
	programs    map[string]string
	environment []string
	stubs       string // folder of what the sample takes from elsewhere
}

func newCompilers(t *testing.T) compilers {
	t.Helper()
	c := compilers{t, map[string]string{}, os.Environ(), t.TempDir()}
	for _, name := range []string{"go", "python3", "tsc", "javac", "rustc"} {
		if path, err := exec.LookPath(name); err == nil {
			c.programs[name] = path
		}
	}
	archive, err := txtar.ParseFile("testdata/stubs.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		writeFile(t, filepath.Join(c.stubs, f.Name), string(f.Data))
	}
	return c
}

// compile compiles one SDK of the sample. There is no C# compiler to be had; our parser has read that one without a problem.
func (c compilers) compile(t *testing.T, sdk, dir string) {
	t.Helper()
	c.t = t
	switch sdk {
	case "node":
		c.run(dir, "tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "node/src/index.ts")
	case "python":
		c.run(filepath.Join(dir, "python"), "python3", "-W", "error", "-c", "import typing, tidewater\ntyping.get_type_hints(tidewater.StorageConfig)\ntyping.get_type_hints(tidewater.EncryptionConfig)")
	case "go":
		mod, err := os.ReadFile(filepath.Join(c.stubs, "go/go.mod"))
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(t.TempDir(), "go")
		if err := os.CopyFS(copied, os.DirFS(filepath.Join(dir, "go"))); err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(copied, "go.mod"), string(mod))
		c.run(copied, "go", "vet", "./...")
	case "rust":
		out := t.TempDir()
		known := []string{"--edition", "2021", "--cap-lints", "allow", "-L", out, "--out-dir", out}
		for _, crate := range []string{"serde_derive", "serde", "serde_json"} {
			kind := "lib"
			if crate == "serde_derive" {
				kind = "proc-macro"
			}
			c.run(c.stubs, "rustc", append(known, "--crate-type", kind, "--crate-name", crate, "rust/"+crate+".rs")...)
			known = append(known, "--extern", crate)
		}
		c.run(dir, "rustc", append(known, "--crate-type", "lib", "--crate-name", "tidewater", "--emit", "metadata", "rust/src/lib.rs")...)
	case "java":
		args := []string{"-proc:none", "-Xlint:none", "-d", t.TempDir(), "-sourcepath", filepath.Join(c.stubs, "java")}
		for _, folder := range []string{"java/src/main/java/com", "java/src/generated/java"} {
			for name := range contents(t, filepath.Join(dir, folder)) {
				args = append(args, filepath.Join(folder, name))
			}
		}
		c.run(dir, "javac", args...)
	default:
		t.Logf("NOT COMPILED: %s, for which there is no compiler here; our parser reads it", sdk)
	}
}

func (c compilers) run(dir, program string, args ...string) {
	c.t.Helper()
	path, ok := c.programs[program]
	if !ok {
		c.t.Skipf("NOT COMPILED: %s is not installed, so that nobody but our parser has read this", program)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir, cmd.Env = dir, append(c.environment, "GOFLAGS=-mod=mod", "GOWORK=off", "PYTHONDONTWRITEBYTECODE=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		c.t.Errorf("%s %s: %v\n%s", program, strings.Join(args, " "), err, out)
	}
}

// Package action tests action.yml: its steps are run as the runner of GitHub runs them, against a release server on this machine.
package action

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The GitHub CLI where an attestation holds, where it does not, and where it knows of none.
const (
	good = "#!/bin/sh\n[ \"$2\" = --help ] && exit 0\necho \"gh $*\" >&2\n"
	bad  = "#!/bin/sh\n[ \"$2\" = --help ] && exit 0\necho no attestation >&2\nexit 1\n"
	old  = "#!/bin/sh\necho unknown command >&2\nexit 1\n"
)

func TestReleasedProgram(t *testing.T) {
	t.Parallel()
	r := newRunner(t, "v1.2.3", release(t))
	r.tool("gh", good)
	log, outputs, ok := r.run(map[string]string{"deliver": "comment", "fail-on": "error", "working-directory": "repository"})
	wantLog(t, ok, log, true, "gh attestation verify "+filepath.Join(r.temp, "sdkparity-program", archiveName)+
		" --repo owner/sdkparity --signer-workflow owner/sdkparity/.github/workflows/release.yml",
		"<pr>\n<--deliver=comment>\n<--fail-on=error>\nin repository with token the-token")
	want := map[string]string{"status": "findings", "new": "3", "fixed": "1", "report": "report.json", "issue": ""}
	if diff := cmp.Diff(want, outputs); diff != "" || len(r.used) > 0 {
		t.Errorf("outputs, used %v (-want +got):\n%s", r.used, diff)
	}
	if left, err := os.ReadDir(r.temp); err != nil || len(left) != 3 { // output, repository, sdkparity
		t.Errorf("the archive wrote beside its folder: %v %v", left, err)
	}
}

// TestRefused holds that nothing runs of which it is not sure what it is, and that it is not built instead either.
func TestRefused(t *testing.T) {
	t.Parallel()
	changed := release(t)
	changed[archiveName] = append(changed[archiveName], 0)
	unlisted := release(t)
	unlisted["checksums.txt"] = []byte("0000  other.tar.gz\n")
	twice := release(t)
	twice["checksums.txt"] = slices.Concat(twice["checksums.txt"], twice["checksums.txt"])
	for name, c := range map[string]struct {
		files    map[string][]byte
		gh, want string
	}{
		"changed":    {changed, good, "::error title=sdkparity::the checksum of " + archiveName},
		"not listed": {unlisted, good, "has no checksum of " + archiveName},
		"twice":      {twice, good, "has no checksum of " + archiveName},
		"provenance": {release(t), bad, "no attestation\n::error title=sdkparity::no proof that " + archiveName},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t, "v1.2.3", c.files)
			r.tool("gh", c.gh)
			log, _, ok := r.run(nil)
			wantLog(t, ok, log, false, c.want, "!<pr>", "!building")
		})
	}
}

func TestNoProvenanceCheck(t *testing.T) {
	t.Parallel()
	r := newRunner(t, "v1.2.3", release(t))
	r.tool("gh", old)
	log, _, ok := r.run(nil)
	wantLog(t, ok, log, true, "::warning title=sdkparity::who built "+archiveName+" was not checked", "<pr>")
}

// TestBuilt holds what is built from source, and that this is the source which the workflow pinned.
func TestBuilt(t *testing.T) {
	t.Parallel()
	broken := release(t)
	delete(broken, archiveName)
	foreign := releaseOf(t, "\x7fELF for another machine")
	for name, c := range map[string]struct {
		ref    string
		files  map[string][]byte
		inputs map[string]string
		env    []string
		why    string
	}{
		"no release":    {"v1.2.3", nil, nil, nil, "v1.2.3 could not be downloaded"},
		"half released": {"v1.2.3", broken, nil, nil, "v1.2.3 could not be downloaded"},
		"other version": {"v1.2.3", release(t), map[string]string{"version": "v1.2.4"}, nil, "v1.2.4 could not be downloaded"},
		"server down":   {"v1.2.3", nil, nil, []string{"GITHUB_SERVER_URL=https://127.0.0.1:1"}, "v1.2.3 could not be downloaded"},
		"no encryption": {"v1.2.3", nil, nil, []string{"GITHUB_SERVER_URL=http://127.0.0.1:1"}, "v1.2.3 could not be downloaded"},
		"asked for":     {"v1.2.3", release(t), map[string]string{"version": "source"}, nil, "no release is asked for"},
		"does not run":  {"v1.2.3", foreign, nil, nil, "the released program does not run here"},
		"platform":      {"v1.2.3", release(t), nil, []string{"RUNNER_ARCH=RISCV"}, "nothing is released for Linux RISCV"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t, c.ref, c.files)
			r.env = append(r.env, c.env...)
			log, _, ok := r.run(c.inputs)
			wantLog(t, ok, log, true, "sdkparity: "+c.why+": building from source", "built here 5 [pr --fail-on=none]")
			if got := strings.Join(r.used, " "); !strings.Contains(got, "actions/cache@") || !strings.Contains(got, "actions/setup-go@") {
				t.Errorf("used %s", got)
			}
			if got := r.outputs["fetch.go"]; got != "1.26.0" {
				t.Errorf("built with Go %q", got)
			}
		})
	}
}

// TestVersion holds which release is used: the one asked for, that of the tag, or the one that this source belongs to.
func TestVersion(t *testing.T) {
	t.Parallel()
	sha := strings.Repeat("0123456789", 4)
	for _, c := range []struct{ ref, asked, want string }{
		{sha, "", "sdkparity v1.2.3 (released)"},
		{"v2.0.0", "", "v2.0.0 could not be downloaded"},
		{"v2.0.0", "v1.2.3", "sdkparity v1.2.3 (released)"},
		{"main", "", "sdkparity v1.2.3 (released)"},
	} {
		r := newRunner(t, c.ref, release(t))
		log, _, ok := r.run(map[string]string{"version": c.asked})
		wantLog(t, ok, log, true, c.want)
	}
	for _, version := range []string{"latest", "v1", "v1.2.3/../../evil", "v1.2.3\n::set-env name=A::b", "$(touch evil)", "; touch evil"} {
		r := newRunner(t, sha, release(t))
		log, _, ok := r.run(map[string]string{"version": version})
		wantLog(t, ok, log, false, "and not as v1.2.3 or source", "!\n::set-env", "!<pr>")
	}
}

func TestPlatforms(t *testing.T) {
	t.Parallel()
	for platform, want := range map[string]string{
		"Linux X64": "linux_amd64", "Linux ARM64": "linux_arm64", "macOS X64": "darwin_amd64", "macOS ARM64": "darwin_arm64", "Windows X64": "windows_amd64",
	} {
		r := newRunner(t, "v1.2.3", map[string][]byte{"checksums.txt": []byte("\n")})
		system, machine, _ := strings.Cut(platform, " ")
		r.env = append(r.env, "RUNNER_OS="+system, "RUNNER_ARCH="+machine, "CC=none")
		log, _, ok := r.run(nil)
		wantLog(t, ok, log, false, "v1.2.3 could not be downloaded", "there is no C compiler none")
		if asked := []string{"checksums.txt", "sdkparity_1.2.3_" + want + ".tar.gz"}; !slices.Equal(*r.asked, asked) {
			t.Errorf("%s asks for %v, want %v", platform, *r.asked, asked)
		}
		if bin := r.outputs["fetch.bin"]; strings.HasSuffix(bin, ".exe") != (system == "Windows") {
			t.Errorf("%s: the program is %s", platform, bin)
		}
	}
}

// TestOwnRepository holds that the action in the repository that runs it has no release: there is no knowing of which commit it is.
func TestOwnRepository(t *testing.T) {
	t.Parallel()
	r := newRunner(t, "v1.2.3", release(t))
	r.action = filepath.Join(filepath.Dir(r.temp), "checkout")
	install(t, r.action)
	log, _, ok := r.run(nil)
	wantLog(t, ok, log, true, "the action is part of this repository: building from source", "built here")
}

// TestCachedBuild holds that a build out of a cache is used, but not where the token may write.
func TestCachedBuild(t *testing.T) {
	t.Parallel()
	r := newRunner(t, "v1.2.3", nil)
	r.cached = program
	log, _, ok := r.run(nil)
	wantLog(t, ok, log, true, "<pr>", "!built here")
	was := r.outputs["fetch.key"]

	r = newRunner(t, "v1.2.3", nil)
	r.cached = program
	write(t, filepath.Join(r.temp, "sdkparity-program", "sdkparity"), program) // so would a report with such a file in it
	log, _, ok = r.run(map[string]string{"from": "report.json"})
	wantLog(t, ok, log, true, "built here 5 [pr --from=report.json", "!<pr>")
	if slices.ContainsFunc(r.used, func(u string) bool { return strings.HasPrefix(u, "actions/cache") }) {
		t.Errorf("used %v", r.used)
	}
	if r.outputs["fetch.key"] != was || !strings.HasPrefix(was, "sdkparity-Linux-X64-") {
		t.Errorf("keys %s and %s of the same source", was, r.outputs["fetch.key"])
	}
	write(t, filepath.Join(r.action, "parsers", "new.go"), "package parsers\n")
	if r.run(nil); r.outputs["fetch.key"] == was {
		t.Errorf("key %s of other source", was)
	}
}

func TestBuildFails(t *testing.T) {
	t.Parallel()
	none := newRunner(t, "v1.2.3", nil)
	none.env = append(none.env, "CC=no-such-compiler")
	log, _, ok := none.run(nil)
	wantLog(t, ok, log, false, "::error title=sdkparity::sdkparity is built with cgo, and there is no C compiler no-such-compiler here", "install gcc or clang")

	without := newRunner(t, "v1.2.3", nil)
	without.env = append(without.env, "CGO_ENABLED=0") // it is needed, whatever others on this machine do
	log, _, ok = without.run(nil)
	wantLog(t, ok, log, true, "built here 5")

	broken := newRunner(t, "v1.2.3", nil)
	write(t, filepath.Join(broken.action, "cmd", "sdkparity", "main.go"), "package main\n\nfunc main() { nothing() }\n")
	log, _, ok = broken.run(nil)
	wantLog(t, ok, log, false, "undefined: nothing", "::error title=sdkparity::sdkparity could not be built from source")
}

func TestStatusIsTheProgramsOwn(t *testing.T) {
	t.Parallel()
	r := newRunner(t, "v1.2.3", release(t))
	r.env = append(r.env, "STATUS=1")
	log, _, ok := r.run(nil)
	wantLog(t, ok, log, false, "<pr>")
	if r.outputs["run.new"] != "3" {
		t.Errorf("a failing run has no outputs: %v", r.outputs)
	}
	log, _, ok = r.run(map[string]string{"command": "rm -rf"})
	wantLog(t, ok, log, false, `command is rm\ -rf, and not pr or audit`)
}

// TestInputsAreNotScript holds that an input is one word, whatever is in it.
func TestInputsAreNotScript(t *testing.T) {
	t.Parallel()
	const hostile = "$(touch evil) `touch evil`; touch evil\n\"'--help"
	inputs := map[string]string{}
	var want []string
	for _, name := range []string{"config", "number", "deliver", "save", "from", "fail-on"} {
		inputs[name] = name + hostile
		want = append(want, "<--"+name+"="+name+hostile+">\n")
	}
	r := newRunner(t, "v1.2.3", release(t))
	log, _, ok := r.run(inputs)
	wantLog(t, ok, log, true, "<pr>\n"+strings.Join(want, ""))
	if found, err := filepath.Glob(filepath.Join(r.temp, "*", "evil*")); len(found) > 0 || err != nil {
		t.Error(found, err)
	}
}

func TestInputs(t *testing.T) {
	t.Parallel()
	r := newRunner(t, "v1.2.3", release(t))
	log, _, ok := r.run(map[string]string{"command": "audit", "number": "5"})
	wantLog(t, ok, log, true, "<audit>\n<--publish>\n<--fail-on=none>\nin")
	log, _, ok = r.run(map[string]string{"command": "audit", "save": "to/here", "config": "a.yml"})
	wantLog(t, ok, log, true, "<audit>\n<--config=a.yml>\n<--publish>\n<--html=to/here/parity.html>\n<--json=to/here/parity.json>\n<--fail-on=none>\nin")
	if _, err := os.Stat(filepath.Join(r.temp, "to", "here")); err != nil {
		t.Error(err)
	}
	log, _, ok = r.run(map[string]string{"save": "report.json", "schema-fetch": "true"})
	wantLog(t, ok, log, true, "<pr>\n<--schema-fetch>\n<--deliver=summary,outputs>\n<--save=report.json>\n<--fail-on=none>\nin")
	log, _, ok = r.run(map[string]string{"schema-fetch": "yes"})
	wantLog(t, ok, log, false, "schema-fetch is yes, and not true or false")
}

// TestDocument holds action.yml itself: every input is used and described, nothing is put into a script, what is used is pinned.
func TestDocument(t *testing.T) {
	d := parsed(t)
	text, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range d.Inputs {
		if in.Description == "" || in.Default == nil || !strings.Contains(string(text), "${{ inputs."+name+" }}") && !strings.Contains(string(text), " inputs."+name+" ") {
			t.Errorf("input %s: not described, not used, or without a default", name)
		}
	}
	for name, o := range d.Outputs {
		if o.Description == "" || !strings.HasPrefix(o.Value, "${{ steps.run.outputs.") {
			t.Errorf("output %s: %+v", name, o)
		}
	}
	known := slices.Collect(maps.Keys(d.Inputs))
	for _, m := range regexp.MustCompile(`inputs\.([\w-]+)`).FindAllStringSubmatch(string(text), -1) {
		if !slices.Contains(known, m[1]) {
			t.Errorf("there is no input %s", m[1])
		}
	}
	pinned := regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	for _, s := range d.Runs.Steps {
		switch {
		case s.Uses != "" && !pinned.MatchString(s.Uses):
			t.Errorf("%s is not pinned", s.Uses)
		case s.Run != "" && (strings.Contains(s.Run, "${{") || s.Shell != "bash"):
			t.Errorf("%s: an expression in a script, or another shell", s.Name)
		}
	}
}

// wantLog holds whether the action succeeded, and what its log has and, after a !, has not.
func wantLog(t *testing.T, ok bool, log string, wantOK bool, parts ...string) {
	t.Helper()
	for _, p := range parts {
		text, not := strings.CutPrefix(p, "!")
		if strings.Contains(log, text) == not {
			t.Errorf("the log has it or has it not: %s", p)
		}
	}
	if ok != wantOK {
		t.Errorf("succeeded: %v, want %v", ok, wantOK)
	}
	if t.Failed() {
		t.Log(log)
	}
}

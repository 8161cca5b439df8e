package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sampleWaivers = `waivers:
  - {concept: EncryptionConfig, sdks: [go, rust], reason: no ciphers here, issue: "acme/tidewater#12", expires: "2027-01-31"}
  - {concept: "*.encryption", rules: [member-missing], reason: keys are elsewhere}
  - {concept: "Backup.*", reason: gone for good}
`

func TestWaivers(t *testing.T) {
	s, base, _ := newSample(t)
	s.configure(sampleWaivers)
	const reason = "no ciphers here (acme/tidewater#12, until 2027-01-31)"
	const stale = `waiver "Backup.*" (.github/sdkparity.yml:43) matches nothing: there is no such difference`
	out := s.want(0, "EncryptionConfig in go and rust: "+reason+"\nStorageConfig.encryption in python, go, rust and java: keys are elsewhere\n"+stale+"\n!expired", "audit", "--now", "2027-01-31")
	if n := strings.Count(out, "matches nothing"); n != 1 {
		t.Errorf("%d stale waivers\n%s", n, out)
	}
	s.want(0, `"waived": 10`+"\n"+`"why": "`+reason+`"`+"\n"+`"waiver \"Backup.*\"`, "audit", "--now", "2027-01-31", "--format", "json")
	s.want(0, "waived\nbecause: "+reason+"\n!type-missing:encryptionconfig:go\ntype-missing:encryptionconfig:java", "explain", "EncryptionConfig", "--now", "2027-01-31")
	s.want(0, "waived\nbecause: "+reason, "explain", "EncryptionConfig.keyId", "--now", "2027-01-31")
	s.want(0, `"waived": 10`+"\n!matches nothing", "check", "--base", base, "--now", "2027-01-31", "--format", "json")

	const expired = `waiver "EncryptionConfig" (.github/sdkparity.yml:41) expired on 2027-01-31 and covers nothing any more`
	s.want(0, expired+"\n"+stale+"\n!"+reason, "audit", "--now", "2027-02-01")
	s.want(0, "type-missing:encryptionconfig:go", "explain", "EncryptionConfig", "--now", "2027-02-01")

	s.want(1, stale, "audit", "--now", "2027-01-31", "--strict")
	s.want(1, expired, "audit", "--now", "2027-02-01", "--strict")
	s.configure(strings.Replace(sampleWaivers, "  - {concept: \"Backup.*\", reason: gone for good}\n", "", 1))
	s.want(0, "!Notes", "audit", "--now", "2027-01-31", "--strict")
	s.want(1, expired, "audit", "--now", "2027-02-01", "--strict")
	s.want(2, `--now "tomorrow" is no day`, "audit", "--now", "tomorrow")
}

// TestWaiversUndecided are those whose difference could not be found at all.
func TestWaiversUndecided(t *testing.T) {
	s, _, _ := newSample(t)
	s.configure("waivers:\n  - {concept: A, rules: [schema-drift], reason: r}\n  - {concept: B, sdks: [java], reason: r}\n  - {concept: C, sdks: [java, go], reason: r}\n" +
		"schema: {files: [schemas/*.json]}\n")
	if err := os.RemoveAll(filepath.Join(s.dir, "java")); err != nil {
		t.Fatal(err)
	}
	s.want(1, "!waiver \"A\"\n!waiver \"B\"\nwaiver \"C\" (", "audit", "--strict")
	s.write("schemas/a.json", lampSchema)
	s.want(1, "waiver \"A\" (\n!waiver \"B\"\nwaiver \"C\" (", "audit", "--strict")
}

func TestSeries(t *testing.T) {
	s, base, head := newSample(t)
	check := []string{"check", "--base", base, "--head", head}
	with := func(more ...string) []string { return append(check[:len(check):len(check)], more...) }
	out := s.want(0, "Planned\nEncryptionConfig in python and go: until #1748\nStorageConfig.encryption in python and go: until #1748\n!matches\n!Notes",
		with("--directive", "defer python, go until #1748")...)
	if strings.Contains(out, "python lack") {
		t.Errorf("what is planned is told as missing\n%s", out)
	}
	s.want(0, `"state": "planned"`+"\n"+`"why": "until #1748"`+"\n"+`"planned": 6`+"\n!:python\"\n!:go\"\n:rust\"\n"+`"new": 10`, with("--format", "json", "--directive", "sdkparity: defer python, go until #1748")...)

	body := s.file("body.md", "Adds keys.\r\n\r\n<!-- SdkParity: Only node, DOTNET -->\r\n- sdkparity: defer cobol\n\nsdkparity: later\n")
	s.want(0, "the pull request is for node and dotnet only\nthe pull request defers cobol, which is no SDK here: they are node, dotnet\n"+
		"the pull request says \"sdkparity: later\", which is not understood", with("--body-file", body, "--fail-on", "note")...)
	s.want(1, "", with("--fail-on", "note")...)
	s.want(1, "", with("--fail-on", "note", "--directive", "defer python, go, rust")...)
	s.want(0, "", with("--fail-on", "note", "--directive", "defer python, go, rust", "--directive", "defer java")...)
	s.want(1, "defers ada, which is no SDK here", with("--fail-on", "note", "--directive", "only ada")...)
	s.want(2, `--directive "postpone go" is not understood: it is like "defer SDK`, with("--directive", "postpone go")...)
	s.want(2, "no such file", with("--body-file", filepath.Join(s.dir, "nobody.md"))...)
	s.want(0, "standing findings\n!Planned", "check", "--base", head, "--head", head, "--directive", "defer python")
}

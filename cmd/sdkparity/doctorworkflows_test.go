package main

import (
	"strings"
	"testing"
)

const seesAll = `name: parity
on:
  pull_request:
    paths: ["node/**", "dotnet/**", "python/**", "go/**", "rust/**", "java/**", ".github/sdkparity.yml"]
permissions: {contents: read, pull-requests: write, checks: write}
concurrency: {group: "parity-${{ github.ref }}", cancel-in-progress: true}
jobs:
  parity:
    runs-on: ubuntu-latest
    steps:
      - uses: owner/sdkparity@0123456789012345678901234567890123456789
`

func TestDoctorWorkflows(t *testing.T) {
	s, _, _ := newSample(t)
	const file = ".github/workflows/parity.yml"
	s.want(0, "ok    github  none here runs sdkparity; `sdkparity init --workflow` writes one\nall is well", "doctor")

	s.write(file, seesAll)
	s.want(0, "ok    github  a pull request that changes any of the SDKs starts "+file+"\nall is well", "doctor")

	s.write(file, strings.Replace(seesAll, `"rust/**", `, "", 1))
	s.want(1, "fail  rust    no change to its files starts "+file+": rust/src/\n!any of the SDKs\n1 failed, 0 warnings", "doctor")
	s.write(".github/workflows/rust.yaml", strings.Replace(seesAll, `"node/**", `, "", 1)) // another looks after it
	s.want(0, "ok    github  \nall is well", "doctor")

	s.write(".github/workflows/rust.yaml", "sdkparity: [")
	s.write(file, strings.Replace(seesAll, `"java/**", ".github/sdkparity.yml"`, `"java/**", "!**/ReplicaConfig.java"`, 1))
	s.want(0, "warn  java    a change to 2 of its \nfiles starts no workflow: java/src/\nwarn  github  a change to .github/sdkparity.yml starts none\n"+
		"warn  github  .github/workflows/rust.yaml: line 1: could not parse as YAML\n0 failed, 3 warnings", "doctor")
	s.write(".github/workflows/rust.yaml", "on: push\n")

	s.write(file, strings.NewReplacer("  pull_request:", "  pull_request_target:", "    steps:\n",
		"    steps:\n      - uses: actions/checkout@v4\n        with: {ref: \"${{ github.event.pull_request.head.sha }}\"}\n").Replace(seesAll))
	s.want(1, "fail  github  "+file+":11: on pull_request_target the head of the pull request is checked out", "doctor")

	s.write(file, strings.NewReplacer("pull-requests: write", "contents: write", "cancel-in-progress: true", "cancel-in-progress: false").Replace(
		strings.Replace(seesAll, "contents: read, ", "", 1)))
	s.want(0, "warn  github  "+file+":5: permissions lack pull-requests: write, for the comment\nwarn  github  "+file+":5: permissions: contents: write is more\n"+
		"warn  github  "+file+":8: no concurrency\n0 failed, 3 warnings", "doctor")
}

// TestDoctorTwoSteps holds that the second step starts after the first, which may be the action of the repository itself.
func TestDoctorTwoSteps(t *testing.T) {
	s, _, _ := newSample(t)
	s.write("action.yml", "name: sdkparity\n")
	s.write("other/action.yml", "name: other\n")
	first := strings.NewReplacer("owner/sdkparity@0123456789012345678901234567890123456789", "./\n        with: {save: report.json}",
		"pull-requests: write, checks: write", "pull-requests: read").Replace(seesAll)
	s.write(".github/workflows/first.yml", first)
	const second = "name: parity report\non: {workflow_run: {workflows: [parity], types: [completed]}}\n" +
		"permissions: {actions: read, contents: read, pull-requests: write, checks: write}\n" +
		"jobs: {report: {runs-on: ubuntu-latest, steps: [{uses: ./, with: {from: report.json}}]}}\n"
	s.write(".github/workflows/second.yml", second)
	s.want(0, "starts .github/workflows/first.yml\nall is well", "doctor")
	s.write(".github/workflows/second.yml", strings.Replace(second, "[parity]", "[Parity check]", 1))
	s.want(1, "fail  github  .github/workflows/second.yml starts after Parity check, and no workflow", "doctor")
	s.write(".github/workflows/first.yml", strings.Replace(first, "uses: ./", "uses: ./other", 1))
	s.want(1, "warn  github  none here runs sdkparity on pull requests", "doctor")
}

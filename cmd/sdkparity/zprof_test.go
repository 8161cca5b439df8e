package main

import "testing"

func BenchmarkWarm(b *testing.B) {
	repo, base, head := realRevisions(b)
	args := []string{"check", "--repo", repo, "--base", base, "--head", head, "--format", "json", "--cache-dir", b.TempDir()}
	command(b, args)
	for b.Loop() {
		command(b, args)
	}
}
func BenchmarkCold(b *testing.B) {
	repo, _, head := realRevisions(b)
	args := []string{"extract", "--repo", repo, "--rev", head, "--format", "json", "--cache-dir"}
	for b.Loop() {
		command(b, append(args[:len(args):len(args)], b.TempDir()))
	}
}

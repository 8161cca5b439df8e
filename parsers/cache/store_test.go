package cache

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func filled(t *testing.T, dir string, values map[string]string) {
	t.Helper()
	s, err := Open(dir, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range values {
		s.Put(k, []byte(v))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func packs(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"+suffix))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func TestValuesSurviveRuns(t *testing.T) {
	dir := t.TempDir()
	for i := range maxPacks + 5 { // enough for a merge
		filled(t, dir, map[string]string{string(rune('A' + i)): strings.Repeat("v", i)})
	}
	s, err := Open(dir, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for i := range maxPacks + 5 {
		if got, ok := s.Get(string(rune('A' + i))); !ok || len(got) != i {
			t.Errorf("value %d: got %q, %v", i, got, ok)
		}
	}
	if n := len(packs(t, dir)); n > maxPacks {
		t.Errorf("%d packs are left, want at most %d", n, maxPacks)
	}
}

func TestDamageIsAbsence(t *testing.T) {
	whole := func() (string, string) {
		dir := t.TempDir()
		filled(t, dir, map[string]string{"a": "the first value", "b": "the second"})
		return dir, packs(t, dir)[0]
	}
	_, path := whole()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data { // every byte flipped, and every length
		dir, path := whole()
		bad := append([]byte{}, data...)
		bad[i] ^= 0xff
		for _, content := range [][]byte{bad, data[:i]} {
			if err := os.WriteFile(path, content, 0o644); err != nil {
				t.Fatal(err)
			}
			s, _ := Open(dir, 1<<20)
			if got, ok := s.Get("a"); ok && string(got) != "the first value" {
				t.Fatalf("byte %d damaged: got %q", i, got)
			}
		}
	}
}

func TestLimit(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		s, err := Open(dir, 3000)
		if err != nil {
			t.Fatal(err)
		}
		s.Put(string(rune('A'+i)), make([]byte, 1000))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(packs(t, dir)); n != 2 {
		t.Errorf("%d packs of about 1,050 bytes are left under a limit of 3,000, want 2", n)
	}
}

func TestUnwritableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(filepath.Join(file, "cache"), 1<<20)
	if err == nil {
		t.Error("a cache below a file: no error")
	}
	s.Put("a", []byte("b"))
	if _, ok := s.Get("a"); ok {
		t.Error("a store without a folder keeps a value")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

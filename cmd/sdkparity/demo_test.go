package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"sdkparity/report"
)

// TestQuiet holds that six SDKs that agree yield nothing, whatever each language's way of saying it is.
func TestQuiet(t *testing.T) {
	base, _ := demoSides(t, txtar.Parse(sample))
	for name, r := range map[string]report.Result{"audit": audited(base), "check": compared(base, base)} {
		for _, f := range r.Findings {
			t.Errorf("%s: %s %s (%s:%d)", name, f.ID, f.Text, f.At.File, f.At.Line)
		}
		for _, p := range r.Problems {
			t.Errorf("%s: %s:%d: %s", name, p.File, p.Line, p.Text)
		}
	}
	if n := len(compared(base, base).Changes); n > 0 {
		t.Errorf("nothing changed, and %d concepts are said to have", n)
	}
}

// TestDemo holds what the sample's change is found to lack: a type and two members in four SDKs, by hand and generated.
func TestDemo(t *testing.T) {
	base, head := demoSides(t, txtar.Parse(sample))
	var got, want []string
	for _, f := range compared(base, head).Findings {
		got = append(got, f.Status+" "+string(f.Severity)+" "+f.ID)
	}
	lacking := []string{"python", "go", "rust", "java"}
	for _, row := range []string{
		"type-missing:encryptionconfig", "generated-stale:replicaconfig.encryption", "member-missing:replicaconfig.encryption",
		"generated-stale:storageconfig.encryption", "member-missing:storageconfig.encryption",
	} {
		for _, sdk := range lacking {
			want = append(want, "new warning "+row+":"+sdk)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got)\n%s", diff)
	}
}

// TestDeterministic holds that neither the order of files nor the number of cores shows in a report.
func TestDeterministic(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	random := rand.New(rand.NewPCG(1, 2))
	archive := txtar.Parse(sample)
	first := map[string]string{}
	for run := range 10 {
		runtime.GOMAXPROCS(1 + run%4)
		random.Shuffle(len(archive.Files), func(i, j int) {
			archive.Files[i], archive.Files[j] = archive.Files[j], archive.Files[i]
		})
		base, head := demoSides(t, archive)
		for _, f := range report.Formats {
			r := audited(head)
			if f.Check {
				r = compared(base, head)
			}
			var b bytes.Buffer
			if err := f.Write(&b, r, report.TextOptions{}); err != nil {
				t.Fatal(err)
			}
			if run == 0 {
				first[f.Name] = b.String()
			}
			if diff := cmp.Diff(first[f.Name], b.String()); diff != "" {
				t.Fatalf("run %d differs from the first in %s (-first +this)\n%s", run, f.Name, diff)
			}
		}
	}
}

// TestDemoCommand runs the command as a user does.
func TestDemoCommand(t *testing.T) {
	for _, args := range [][]string{{"demo"}, {"demo", "--format", "json"}} {
		var out bytes.Buffer
		root := newRoot()
		root.SetArgs(args)
		root.SetOut(&out)
		if err := root.ExecuteContext(context.Background()); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"EncryptionConfig", "key_id: Option<String>", "getEncryption()/setEncryption()", "python/tidewater/types.py"} {
			if args[len(args)-1] == "json" && strings.Contains(name, "key_id") {
				continue // members of a type that is missing are not told one by one there
			}
			if !strings.Contains(out.String(), name) {
				t.Errorf("%v does not say %q:\n%s", args, name, out.String())
			}
		}
	}
}

func demoSides(t *testing.T, sample *txtar.Archive) (base, head *side) {
	t.Helper()
	before, after, err := demoTrees(sample)
	if err != nil {
		t.Fatal(err)
	}
	var w workspace
	if base, err = w.demoSide(t.Context(), before); err == nil {
		head, err = w.demoSide(t.Context(), after)
	}
	if err != nil {
		t.Fatal(fmt.Errorf("check the sample: %w", err))
	}
	return base, head
}

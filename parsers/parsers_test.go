package parsers_test

import (
	"context"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"sdkparity/model"
	"sdkparity/parsers"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

// fake is a language whose files say what becomes of them.
var fake = language.Language{
	Name: "fake",
	Read: func(f source.File) language.Unit {
		switch text := string(f.Data); text {
		case "panic":
			panic("no such node")
		case "slow":
			return language.Unit{Counts: model.Counts{Unread: 1}, Problems: []model.Problem{{Text: tree.TooLong}}}
		default:
			return language.Unit{Scope: text, Counts: model.Counts{Read: 1}}
		}
	},
	Link: func(units []language.Unit, _ language.Layout) *model.API {
		api := &model.API{}
		for _, u := range units {
			api.Counts = api.Counts.Add(u.Counts)
		}
		return api
	},
}

func readFake(t *testing.T, fsys fs.FS, cache parsers.Cache) *model.API {
	t.Helper()
	files, err := source.Dir(fsys)
	if err != nil {
		t.Fatal(err)
	}
	sdk := parsers.SDK{Language: fake, Layout: language.Layout{SDK: "a", Root: "a"}, Entries: files.Under("a")}
	apis, err := parsers.Read(t.Context(), files, []parsers.SDK{sdk}, cache)
	if err != nil {
		t.Fatal(err)
	}
	return apis[0]
}

// TestOneBadFile holds that a file that cannot be read is a problem of its own, and the others are read.
func TestOneBadFile(t *testing.T) {
	got := readFake(t, fstest.MapFS{
		"a/good": {Data: []byte("good")}, "a/bad": {Data: []byte("panic")}, "a/binary": {Data: []byte("\x00")}, "a/slow": {Data: []byte("slow")},
	}, parsers.Cache{})
	want := &model.API{SDK: "a", Language: "fake", Files: 3, Counts: model.Counts{Read: 1, Unread: 2}, Problems: []model.Problem{
		{File: "a/bad", Text: "the fake parser gave up: no such node"},
		{File: "a/binary", Text: "binary content"},
		{File: "a/slow", Text: tree.TooLong},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestBusyMachine holds that a file that ran out of time is tried again by the next run.
func TestBusyMachine(t *testing.T) {
	var kept []string
	readFake(t, fstest.MapFS{"a/good": {Data: []byte("good")}, "a/slow": {Data: []byte("slow")}}, parsers.Cache{
		Put: func(_ language.Language, _ string, u language.Unit) { kept = append(kept, u.Scope) },
	})
	if diff := cmp.Diff([]string{"good"}, kept); diff != "" {
		t.Errorf("kept (-want +got)\n%s", diff)
	}
}

// shut is a file system in which one folder may not be read.
type shut struct {
	fs.FS
	folder string
}

func (s shut) Open(name string) (fs.File, error) {
	if name == s.folder {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return s.FS.Open(name)
}

// TestUnreadableFolder holds that an SDK is not absent, and not complete, when a folder of it cannot be listed.
func TestUnreadableFolder(t *testing.T) {
	files := fstest.MapFS{"a/good": {Data: []byte("good")}, "a/in/side": {Data: []byte("good")}, "ab/other": {}}
	for folder, problems := range map[string]int{"a/in": 1, "a": 1, "ab": 0} {
		got := readFake(t, shut{files, folder}, parsers.Cache{})
		if got.Absent || len(got.Problems) != problems {
			t.Errorf("%s cannot be listed: absent %v, problems %v, want %d", folder, got.Absent, got.Problems, problems)
		}
	}
	if got := readFake(t, fstest.MapFS{"b/file": {}}, parsers.Cache{}); !got.Absent {
		t.Error("an SDK without files is not absent")
	}
}

func TestReadIsInterrupted(t *testing.T) {
	files, err := source.Dir(fstest.MapFS{"a/1": {Data: []byte("1")}, "a/2": {Data: []byte("2")}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	sdk := parsers.SDK{Language: fake, Layout: language.Layout{SDK: "a", Root: "a"}, Entries: files.Entries}
	if _, err := parsers.Read(ctx, files, []parsers.SDK{sdk}, parsers.Cache{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was cancelled", err)
	}
}

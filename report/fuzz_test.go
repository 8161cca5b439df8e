package report

import (
	"bytes"
	"io"
	"testing"
)

// FuzzLoad holds that whatever a saved report says, it is refused or can be written in every format and within its limit.
func FuzzLoad(f *testing.F) {
	r := resultOf(f, "base b\nhead h\nsdks a b c\nrow object Lamp\n  a present src/lamp.ts:3\n  b missing expect=\"type Lamp\" in=go/lamp.go:9\n  c present x:1\n  change added a\n  gap new\n")
	r.Base, r.Head = savedBase, savedHead
	var b bytes.Buffer
	if err := Save(&b, r); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"Version": 1, "Base": "` + savedBase + `", "Head": "` + savedHead + `", "SDKs": ["a"], "Rows": [{"Concept": ".", "Key": ".", "Kind": 7, "Change": "added", "ChangedIn": [true], "Cells": [{"State": 1}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Load(bytes.NewReader(data), "https://github.com/acme/lamps")
		if err != nil {
			return
		}
		for _, format := range Formats {
			if !format.Check {
				continue
			}
			var out bytes.Buffer
			if err := format.Write(&out, r, TextOptions{}); err != nil {
				t.Fatal(format.Name, err)
			}
			if format.Name == "markdown" && out.Len() >= 65_536 {
				t.Errorf("%d bytes", out.Len())
			}
		}
		Remarks(r)
		OutcomeOf(r)
		if err := Save(io.Discard, r); err != nil {
			t.Error(err)
		}
	})
}

// FuzzTracked holds that no words of an issue make the next audit fall over.
func FuzzTracked(f *testing.F) {
	f.Add(tracked{Rev: "h", IDs: []string{"type-missing:lamp:go", "x"}, Blind: []string{"a"}}.words())
	f.Add("AAAA")
	f.Fuzz(func(t *testing.T, words string) {
		was, ok := readTracked(words)
		if !ok {
			return
		}
		i := IssueOf(Result{Head: "h"}, words, nil, nil)
		if len(i.Body)+len(i.Words) > 65_300 {
			t.Errorf("%d and %d bytes", len(i.Body), len(i.Words))
		}
		if again, ok := readTracked(was.words()); !ok || again.Rev != was.Rev {
			t.Errorf("%+v became %+v", was, again)
		}
	})
}

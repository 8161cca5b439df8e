package csharp

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sdkparity/model"
	"sdkparity/parsers/language"
	"sdkparity/source"
)

func load(root string) []source.File {
	var fs []source.File
	filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".cs") {
			b, _ := os.ReadFile(p)
			fs = append(fs, source.File{Path: p, Data: b})
		}
		return nil
	})
	return fs
}

func TestLab2(t *testing.T) {
	root := os.Getenv("LAB2")
	if root == "" {
		t.Skip()
	}
	fs := load(root)
	for range 3 {
		var prep, parse, raw, all, link time.Duration
		t0 := time.Now()
		var outs [][]byte
		for _, f := range fs {
			o, _ := prepare(f.Data)
			outs = append(outs, o)
		}
		prep = time.Since(t0)
		t0 = time.Now()
		for _, o := range outs {
			grammar.Parse(o)
		}
		parse = time.Since(t0)
		t0 = time.Now()
		for _, f := range fs {
			grammar.Parse(f.Data)
		}
		raw = time.Since(t0)
		t0 = time.Now()
		var us []language.Unit
		for _, f := range fs {
			u := Read(f)
			u.Path = f.Path
			us = append(us, u)
		}
		all = time.Since(t0)
		t0 = time.Now()
		Link(us, language.Layout{})
		link = time.Since(t0)
		fmt.Println("prepare", prep, "parse+flatten prepared", parse, "raw", raw, "Read", all, "Link", link)
	}
}

func TestLab3(t *testing.T) {
	root := os.Getenv("LAB3")
	if root == "" {
		t.Skip()
	}
	var us []language.Unit
	for _, f := range load(root) {
		u := Read(f)
		u.Path = f.Path
		us = append(us, u)
	}
	api := Link(us, language.Layout{})
	for _, s := range api.Types {
		lab(s, 0)
	}
}

func lab(s model.Symbol, d int) {
	doc := s.Doc
	if len(doc) > 60 {
		doc = doc[:60]
	}
	fmt.Printf("%*s%d %s %s wire=%q %s %s %s default=%q bases=%d partial=%v type=%s | %q\n", d*2, "", s.At.Line, s.Kind, s.Name, s.Wire, s.Presence, s.Stability, s.Access, s.Default, len(s.Bases), s.Partial, tt(s.Type), doc)
	for _, m := range s.Members {
		lab(m, d+1)
	}
}

func tt(t model.Type) string {
	s := t.Form.String() + ":" + t.Name
	if len(t.Args) > 0 {
		s += "("
		for i, a := range t.Args {
			if i > 0 {
				s += ","
			}
			s += tt(a)
		}
		s += ")"
	}
	return s
}

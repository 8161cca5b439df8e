package csharp

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	sitter "github.com/smacker/go-tree-sitter"
	csharp "github.com/tree-sitter/tree-sitter-c-sharp/bindings/go"

	"sdkparity/parsers/language"
)

func TestLabTime(t *testing.T) {
	root := os.Getenv("LABT")
	if root == "" {
		t.Skip()
	}
	fs := load(root)
	lang := sitter.NewLanguage(csharp.Language())
	plain := func(b []byte) {
		p := sitter.NewParser()
		defer p.Close()
		p.SetLanguage(lang)
		tr, _ := p.ParseCtx(context.Background(), nil, b)
		tr.Close()
	}
	best := map[string]time.Duration{}
	note := func(k string, f func()) {
		t0 := time.Now()
		f()
		d := time.Since(t0)
		if o, ok := best[k]; !ok || d < o {
			best[k] = d
		}
	}
	for range 8 {
		note("plain parse of source", func() {
			for _, f := range fs {
				plain(f.Data)
			}
		})
		var outs [][]byte
		note("prepare", func() {
			for _, f := range fs {
				o, _ := prepare(f.Data)
				outs = append(outs, o)
			}
		})
		note("plain parse of prepared", func() {
			for _, o := range outs {
				plain(o)
			}
		})
		var us []language.Unit
		note("Read", func() {
			for _, f := range fs {
				u := Read(f)
				u.Path = f.Path
				us = append(us, u)
			}
		})
		note("Link", func() { Link(us, language.Layout{}) })
	}
	fmt.Println(best)
}

package rust

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	sitter "github.com/smacker/go-tree-sitter"
	grammars "github.com/tree-sitter/tree-sitter-rust/bindings/go"

	"sdkparity/parsers/language"
	"sdkparity/source"
)

// TestSpeed compares with a plain parse of the files in $RUST_SOURCES, when that is set.
func TestSpeed(t *testing.T) {
	dir := os.Getenv("RUST_SOURCES")
	if dir == "" {
		t.Skip("RUST_SOURCES is not set")
	}
	var files [][]byte
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".rs" {
			return err
		}
		data, err := os.ReadFile(path)
		files = append(files, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(speed(files))
}

// speed is the time of reading files against that of parsing them, best of five.
func speed(files [][]byte) string {
	parse, all := time.Hour, time.Hour
	for range 5 {
		start := time.Now()
		for _, data := range files {
			plainParse(data)
		}
		parse = min(parse, time.Since(start))
		start = time.Now()
		var units []language.Unit
		for i, data := range files {
			u := read(source.File{Data: data})
			u.Path = fmt.Sprint(i)
			units = append(units, u)
		}
		all = min(all, time.Since(start))
	}
	return fmt.Sprintf("parse %v, parse and read %v: %.0f %% more", parse, all, 100*(all.Seconds()/parse.Seconds()-1))
}

func plainParse(data []byte) {
	p := sitter.NewParser()
	defer p.Close()
	p.SetLanguage(sitter.NewLanguage(grammars.Language()))
	if t, err := p.ParseCtx(context.Background(), nil, data); err == nil {
		t.Close()
	}
}

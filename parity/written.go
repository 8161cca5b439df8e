package parity

import (
	"strings"

	"sdkparity/model"
)

// writtenOut are the words that names shorten, and what they are short for where that is one word only.
var writtenOut = map[string]string{
	"addr": "address", "arg": "argument", "args": "arguments", "attr": "attribute", "attrs": "attributes", "cmd": "command", "config": "configuration",
	"conn": "connection", "ctx": "context", "db": "database", "desc": "description", "dest": "destination", "dir": "directory", "dirs": "directories",
	"env": "environment", "err": "error", "ext": "extension", "id": "identifier", "ids": "identifiers", "idx": "index", "info": "information",
	"init": "initialize", "lang": "language", "len": "length", "max": "maximum", "min": "minimum", "mkdir": "makedirectory", "msg": "message",
	"ms": "milliseconds", "num": "number", "opts": "options", "params": "parameters", "pkg": "package", "prev": "previous", "props": "properties",
	"readdir": "readdirectory", "ref": "reference", "refs": "references", "repo": "repository", "req": "request", "resp": "response",
	"rm": "remove", "rmdir": "removedirectory", "secs": "seconds", "spec": "specification", "src": "source", "stats": "statistics",
	"temp": "temporary", "tmp": "temporary",
}

// whole is the key of a member's name with its words written out, and whether they were not.
func whole(name string) (key string, shortened bool) {
	words := model.Words(name)
	if n := len(words); n > 1 && words[n-1] == "async" {
		words = words[:n-1]
	}
	for i, w := range words {
		if long := writtenOut[w]; long != "" {
			words[i], shortened = long, true
		}
	}
	return strings.Join(words, ""), shortened
}

// whole is the same, of names that come again in every SDK.
func (k *keys) whole(name string) string {
	key, ok := k.wholes[name]
	if !ok {
		key, _ = whole(name)
		k.wholes[name] = key
	}
	return key
}

// writesOut reports whether a column has the name that the others shorten.
func (g group) writesOut(s int) bool {
	own, shortened := whole(g.slots[s].sym.Name)
	if shortened {
		return false
	}
	for _, o := range g.slots {
		if o != nil {
			if key, shortened := whole(o.sym.Name); shortened && key == own {
				return true
			}
		}
	}
	return false
}

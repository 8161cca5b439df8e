// Package source brings the files of a directory or a git revision, each with the id of its content.
package source

// File is one source file.
type File struct {
	Path string // relative to the repository, with slashes
	ID   string // git blob id of Data, in hexadecimal
	Data []byte
}

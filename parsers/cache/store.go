// Package cache keeps small values on disk in immutable pack files.
//
// A run writes one pack with everything it added, under a name that only a finished pack gets, so that runs at the same
// time and runs cut short cannot hurt each other. Whatever cannot be trusted is as good as absent: it is read again.
package cache

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

const (
	magic    = "sdkparity pack 1"
	suffix   = ".pack"
	maxPacks = 24      // more are merged into one
	maxValue = 1 << 28 // bytes; a larger length can only be damage
)

// Store is a folder of packs. The zero Store keeps nothing.
type Store struct {
	dir   string
	limit int64

	mu    sync.Mutex
	packs []*pack
	index map[string]place
	added map[string][]byte
}

type pack struct {
	path string
	file *os.File
	size int64
}

type place struct {
	pack   *pack
	offset int64
	length uint32
	sum    uint32
}

// Open reads the indexes of all packs in dir, which is made if need be. Packs that are damaged are left out and named in
// the error; the Store works all the same. limit is how many bytes dir may hold.
func Open(dir string, limit int64) (*Store, error) {
	s := &Store{dir: dir, limit: limit, index: map[string]place{}, added: map[string][]byte{}}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &Store{}, err
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*"+suffix))
	if err != nil {
		return &Store{}, err
	}
	var faults []error
	for _, path := range paths {
		if err := s.openPack(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, fmt.Errorf("%s: %w", path, err))
			os.Remove(path) // it would only be complained about again
		}
	}
	return s, errors.Join(faults...)
}

// Get is the value of a key.
func (s *Store) Get(key string) ([]byte, bool) {
	s.mu.Lock()
	value, ok := s.added[key]
	at, packed := s.index[key]
	s.mu.Unlock()
	if ok || !packed {
		return value, ok
	}
	value = make([]byte, at.length)
	if _, err := at.pack.file.ReadAt(value, at.offset); err != nil || crc32.ChecksumIEEE(value) != at.sum {
		return nil, false
	}
	return value, true
}

// Put keeps a value, on disk once Close is called. The value must not change afterwards.
func (s *Store) Put(key string, value []byte) {
	if s.dir == "" || len(value) > maxValue {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.added[key] = value
}

// Close writes what was added as one pack and drops the oldest packs above the limit.
func (s *Store) Close() error {
	if s.dir == "" {
		return nil
	}
	defer func() {
		for _, p := range s.packs {
			p.file.Close()
		}
	}()
	if len(s.added) == 0 {
		return nil
	}
	if len(s.packs) >= maxPacks {
		s.merge()
	}
	if err := s.write(); err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	s.prune()
	return nil
}

// merge takes everything the old packs hold into the new one, and the packs away.
func (s *Store) merge() {
	for key := range s.index {
		if value, ok := s.Get(key); ok {
			s.added[key] = value
		}
	}
	for _, p := range s.packs {
		os.Remove(p.path)
	}
}

// write makes a pack: magic, values, then for each value its key, offset, length and checksum, then the offset and
// checksum of that index.
func (s *Store) write() error {
	f, err := os.CreateTemp(s.dir, "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	out := bufio.NewWriterSize(f, 1<<16)
	offset := uint64(0)
	put := func(part []byte) {
		_, _ = out.Write(part) // Flush has the error of any write before
		offset += uint64(len(part))
	}
	put([]byte(magic))
	var index []byte
	for _, key := range slices.Sorted(maps.Keys(s.added)) {
		value := s.added[key]
		index = binary.AppendUvarint(index, uint64(len(key)))
		index = append(index, key...)
		index = binary.LittleEndian.AppendUint64(index, offset)
		index = binary.LittleEndian.AppendUint32(index, uint32(len(value)))
		index = binary.LittleEndian.AppendUint32(index, crc32.ChecksumIEEE(value))
		put(value)
	}
	trailer := binary.LittleEndian.AppendUint64(nil, offset)
	put(index)
	put(binary.LittleEndian.AppendUint32(trailer, crc32.ChecksumIEEE(index)))
	if err := out.Flush(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), f.Name()+suffix)
}

const trailerSize = 12

func (s *Store) openPack(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	p := &pack{path: path, file: f}
	entries, err := p.read()
	if err != nil {
		f.Close()
		return err
	}
	s.packs = append(s.packs, p)
	for key, at := range entries {
		s.index[key] = at
	}
	return nil
}

var errDamaged = errors.New("damaged cache file, removed")

// read checks the pack's frame and gives its index; values are checked when they are read.
func (p *pack) read() (map[string]place, error) {
	info, err := p.file.Stat()
	if err != nil {
		return nil, err
	}
	p.size = info.Size()
	head, trailer := make([]byte, len(magic)), make([]byte, trailerSize)
	if p.size < int64(len(head)+len(trailer)) {
		return nil, errDamaged
	}
	if _, err := p.file.ReadAt(head, 0); err != nil || string(head) != magic {
		return nil, errDamaged
	}
	if _, err := p.file.ReadAt(trailer, p.size-trailerSize); err != nil {
		return nil, errDamaged
	}
	start := int64(binary.LittleEndian.Uint64(trailer))
	if start < int64(len(magic)) || start > p.size-trailerSize {
		return nil, errDamaged
	}
	index := make([]byte, p.size-trailerSize-start)
	if _, err := io.ReadFull(io.NewSectionReader(p.file, start, int64(len(index))), index); err != nil ||
		crc32.ChecksumIEEE(index) != binary.LittleEndian.Uint32(trailer[8:]) {
		return nil, errDamaged
	}
	return p.parse(index)
}

func (p *pack) parse(index []byte) (map[string]place, error) {
	out := map[string]place{}
	for len(index) > 0 {
		length, n := binary.Uvarint(index)
		if n <= 0 || uint64(len(index)-n) < length+16 {
			return nil, errDamaged
		}
		key, rest := string(index[n:n+int(length)]), index[n+int(length):]
		at := place{p, int64(binary.LittleEndian.Uint64(rest)), binary.LittleEndian.Uint32(rest[8:]), binary.LittleEndian.Uint32(rest[12:])}
		if at.length > maxValue || at.offset < 0 || at.offset+int64(at.length) > p.size {
			return nil, errDamaged
		}
		out[key], index = at, rest[16:]
	}
	return out, nil
}

// prune removes the oldest packs until the folder is within its limit, and what cut-off runs left behind.
func (s *Store) prune() {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	var infos []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasSuffix(e.Name(), suffix) {
			infos = append(infos, info)
		}
	}
	slices.SortFunc(infos, func(a, b fs.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	var total int64
	for _, info := range infos {
		if total += info.Size(); total > s.limit {
			os.Remove(filepath.Join(s.dir, info.Name()))
		}
	}
}

package source

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// each brings blobs through one git cat-file process, so that the first can be parsed while the last is unpacked.
func (r Repo) each(ctx context.Context, entries []Entry, give func(i int, f File, why string) error) error {
	var ids bytes.Buffer
	var wanted []int
	for i, e := range entries {
		if why := unreadable(e); why != "" {
			if err := give(i, File{Path: e.Path, ID: e.ID}, why); err != nil {
				return err
			}
			continue
		}
		wanted = append(wanted, i)
		ids.WriteString(e.ID + "\n")
	}
	if len(wanted) == 0 {
		return nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends git when give has had enough
	cmd, stderr := r.command(ctx, &ids, "cat-file", "--batch", "--buffer")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return fmt.Errorf("read %d files: %w", len(wanted), failure("cat-file", err, stderr))
	}
	blobs := bufio.NewReaderSize(out, 1<<16)
	for _, i := range wanted {
		f := File{Path: entries[i].Path, ID: entries[i].ID}
		data, why, err := nextBlob(blobs)
		if err != nil {
			cancel()
			_ = cmd.Wait() // of its two faults, the one that has git's own words is told
			return fmt.Errorf("read %s: %w", f.Path, failure("cat-file", err, stderr))
		}
		if f.Data = data; why != "" {
			f.Data = nil
		}
		if err := give(i, f, why); err != nil {
			cancel()
			_ = cmd.Wait() // it was us who ended it
			return err
		}
	}
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("read %d files: %w", len(wanted), failure("cat-file", err, stderr))
	}
	return nil
}

// nextBlob reads "<id> blob <size>\n<content>\n", or "<id> missing\n". why tells what the content is when it is no source.
func nextBlob(from *bufio.Reader) (data []byte, why string, err error) {
	head, err := from.ReadString('\n')
	if err != nil {
		return nil, "", io.ErrUnexpectedEOF
	}
	f := strings.Fields(head)
	if len(f) == 2 && f[1] == "missing" {
		return nil, unreadable(Entry{Kind: missing}), nil
	}
	if len(f) != 3 {
		return nil, "", fmt.Errorf("unexpected answer %q", head)
	}
	size, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil || size < 0 {
		return nil, "", fmt.Errorf("unexpected answer %q", head)
	}
	if why := unreadable(Entry{Size: size}); why != "" { // a tree without sizes did not tell
		_, err := io.CopyN(io.Discard, from, size+1)
		return nil, why, err
	}
	data = make([]byte, size+1)
	if _, err := io.ReadFull(from, data); err != nil {
		return nil, "", io.ErrUnexpectedEOF
	}
	data = data[:size:size]
	return data, notSource(data), nil
}

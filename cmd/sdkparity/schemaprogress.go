package main

import (
	"fmt"
	"io"
	"net/http"
	"path"
)

// progress says on out how far a large download is. It makes the requests with the machine's proxy settings and certificates.
type progress struct{ out io.Writer }

const (
	smallDownload = 4 << 20  // nobody wonders where it is
	progressStep  = 32 << 20 // bytes between two lines
)

func (p progress) RoundTrip(req *http.Request) (*http.Response, error) {
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil || res.StatusCode != http.StatusOK {
		return res, err
	}
	name := printable(path.Base(req.URL.Path))
	if res.ContentLength > smallDownload {
		fmt.Fprintf(p.out, "sdkparity: downloading %s, %d MB\n", name, res.ContentLength>>20)
	}
	res.Body = &meter{ReadCloser: res.Body, out: p.out, name: name, size: res.ContentLength}
	return res, nil
}

// meter is what a server sends, counted.
type meter struct {
	io.ReadCloser
	out        io.Writer
	name       string
	size, done int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	before := m.done / progressStep
	if m.done += int64(n); m.done/progressStep > before {
		of := ""
		if m.size > 0 {
			of = fmt.Sprintf(" of %d", m.size>>20)
		}
		fmt.Fprintf(m.out, "sdkparity: %s: %d%s MB\n", m.name, m.done>>20, of)
	}
	return n, err
}

package npm

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

const (
	tries    = 4
	anything = "*/*"
)

// broken is an error that another try may not meet.
type broken struct{ error }

func (b broken) Unwrap() error { return b.error }

// get reads one address, again after a pause when the network or the server fails.
func (c Client) get(ctx context.Context, address, accept string, read func(*body) error) error {
	pause := c.Pause
	if pause == 0 {
		pause = 500 * time.Millisecond
	}
	for try := 1; ; try++ {
		err := c.getOnce(ctx, address, accept, read)
		var again broken
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case !errors.As(err, &again):
			return err
		case try == tries:
			return fmt.Errorf("%w: %w", ErrOffline, again.error)
		}
		select {
		case <-time.After(pause << (try - 1)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (c Client) getOnce(ctx context.Context, address, accept string, read func(*body) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return errors.New("the registry gave an address that is none")
	}
	req.Header.Set("Accept", accept)
	if accept == anything {
		req.Header.Set("Accept-Encoding", "identity") // or a packed file may arrive unpacked
	}
	stall := c.Stall
	if stall == 0 {
		stall = 30 * time.Second
	}
	watch := time.AfterFunc(stall, func() { cancel(errors.New("no answer for " + stall.String())) })
	defer watch.Stop()
	client := http.Client{Transport: authorized{c}, CheckRedirect: neverPlain}
	res, err := client.Do(req)
	if err != nil {
		return broken{reason(ctx, err)}
	}
	defer res.Body.Close()
	if err := status(res); err != nil {
		return err
	}
	b := &body{from: res.Body, reading: func() { watch.Reset(stall) }}
	err = read(b)
	if b.err != nil { // what read says follows from it
		return broken{reason(ctx, b.err)}
	}
	return err
}

func status(res *http.Response) error {
	switch code := res.StatusCode; {
	case code == http.StatusOK:
		return nil
	case code == http.StatusTooManyRequests || code >= 500:
		return broken{errors.New("it answered " + res.Status)}
	case code == http.StatusUnauthorized:
		return fmt.Errorf("%w: it answered %s; log in with npm", ErrNotServed, res.Status)
	case code == http.StatusNotFound || code == http.StatusForbidden || code == http.StatusGone || code == http.StatusUnavailableForLegalReasons:
		return fmt.Errorf("%w: it answered %s", ErrNotServed, res.Status)
	default:
		return fmt.Errorf("the registry answered %s", res.Status)
	}
}

// reason is a network error without the address, which may hold a password.
func reason(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err
	}
	return err
}

// body is what a server sends, watched for silence. err is how the network failed; the end of the text is no failure.
type body struct {
	from    io.Reader
	reading func()
	err     error
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if n > 0 {
		b.reading()
	}
	if err != nil && err != io.EOF {
		b.err = err
	}
	return n, err
}

// neverPlain stops at a redirect from https to http, where anybody could listen.
func neverPlain(next *http.Request, before []*http.Request) error {
	if len(before) >= 10 || before[0].URL.Scheme == "https" && next.URL.Scheme != "https" {
		return http.ErrUseLastResponse
	}
	return nil
}

// authorized sends what the configuration has for an address, and to no other: also not when a server redirects.
type authorized struct{ client Client }

func (a authorized) RoundTrip(req *http.Request) (*http.Response, error) {
	next := a.client.HTTP
	if next == nil {
		next = transport
	}
	if header := a.client.login(req.URL); header != "" {
		req = req.Clone(req.Context())
		req.Header.Set("Authorization", header)
	}
	return next.RoundTrip(req)
}

var transport http.RoundTripper = &http.Transport{
	Proxy:               http.ProxyFromEnvironment,
	DialContext:         (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
	TLSHandshakeTimeout: 10 * time.Second,
	ForceAttemptHTTP2:   true,
	IdleConnTimeout:     30 * time.Second,
}

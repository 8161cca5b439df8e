// Command sdkparity keeps the SDKs of one product consistent across languages.
package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
)

func main() {
	collectLate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := newRoot().ExecuteContext(ctx)
	os.Exit(status(err, os.Stderr))
}

// collectLate keeps the garbage collector from running before there are 256 MiB, which saves a sixth of the time of a run
// that never gets there. From then on it lets the heap grow to five times what is in use.
func collectLate() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(256 << 20)
	// The first collection finds that nothing refers to this.
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) {
		debug.SetMemoryLimit(math.MaxInt64)
		debug.SetGCPercent(400)
	})
}

// Exit statuses. Scripts depend on them.
const (
	statusFindings = 1 // findings at or above --fail-on
	statusUsage    = 2 // wrong usage or configuration
	statusFailed   = 3 // could not do the work
)

// exitError is an error that knows its exit status.
type exitError struct {
	status int
	err    error
}

func (e exitError) Error() string { return e.err.Error() }
func (e exitError) Unwrap() error { return e.err }

func usage(err error) error {
	if err == nil {
		return nil
	}
	return exitError{statusUsage, err}
}

// errFindings ends the command with status 1 and no message: the report has said it.
var errFindings = exitError{statusFindings, errors.New("findings")}

func status(err error, stderr *os.File) int {
	if err == nil {
		return 0
	}
	if errors.Is(err, errFindings) {
		return statusFindings
	}
	fmt.Fprintln(stderr, "sdkparity:", harmless(err.Error()))
	var e exitError
	if errors.As(err, &e) {
		return e.status
	}
	return statusFailed
}

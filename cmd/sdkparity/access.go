package main

import (
	"cmp"
	"context"
	"math/rand/v2"
	"net/http"
	"os"
	"time"

	"sdkparity/report/github"
)

// access is how the environment lets us reach GitHub.
func access(pause func(context.Context, time.Duration) error) github.Access {
	network := http.DefaultTransport.(*http.Transport).Clone()
	network.ResponseHeaderTimeout = time.Minute
	return github.Access{
		Token:   cmp.Or(os.Getenv("GITHUB_TOKEN"), os.Getenv("GH_TOKEN")),
		App:     github.App{ID: os.Getenv("SDKPARITY_APP_ID"), Key: os.Getenv("SDKPARITY_APP_PRIVATE_KEY")},
		API:     os.Getenv("GITHUB_API_URL"),
		GraphQL: os.Getenv("GITHUB_GRAPHQL_URL"),
		Agent:   "sdkparity",
		Network: network,
		Now:     time.Now,
		Sleep:   pause,
		Chance:  rand.Float64,
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

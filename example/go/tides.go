// Package tides measures tides.
package tides

import "context"

// GaugeOptions says where to measure.
type GaugeOptions struct {
	Station string
	// Interval is how many seconds are between two readings.
	Interval *int
}

// Reading is one measurement.
type Reading struct {
	Level  int
	Rising bool
}

// Client measures.
type Client struct{ options GaugeOptions }

// NewClient is ready to measure.
func NewClient(options GaugeOptions) *Client { return &Client{options} }

// Latest is the latest reading.
func (c *Client) Latest(ctx context.Context, station string) (*Reading, error) {
	return &Reading{Level: len(station), Rising: c.options.Interval == nil}, ctx.Err()
}

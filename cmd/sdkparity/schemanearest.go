package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"sdkparity/source/npm"
)

// The cache remembers which version was the nearest to a pinned one when the registry was asked, so that later runs need no
// network and say the same.

func (w *workspace) nearestFile(pin npm.Pin) string {
	key := sha256.Sum256([]byte(pin.Name + "\x00" + pin.Version + "\x00" + pin.Integrity))
	return filepath.Join(w.cacheDir, "nearest", hex.EncodeToString(key[:16])+".json")
}

func (w *workspace) readNearest(pin npm.Pin) (npm.Pin, bool) {
	if w.cacheDir == "" {
		return npm.Pin{}, false
	}
	text, err := os.ReadFile(w.nearestFile(pin))
	var near npm.Pin
	if err != nil || json.Unmarshal(text, &near) != nil {
		return npm.Pin{}, false
	}
	return near, near.Name == pin.Name
}

func (w *workspace) writeNearest(pin, near npm.Pin) error {
	if w.cacheDir == "" || w.noCache {
		return nil
	}
	text, err := json.Marshal(near)
	if err != nil {
		return err
	}
	place := w.nearestFile(pin)
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	fresh, err := os.CreateTemp(filepath.Dir(place), ".new-*")
	if err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	defer os.Remove(fresh.Name())
	_, err = fresh.Write(text)
	if closeErr := fresh.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(fresh.Name(), place)
	}
	if err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	return nil
}

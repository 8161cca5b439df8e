package com.tides;

import java.util.concurrent.CompletableFuture;

public class TidesClient {
    private final GaugeOptions options;

    public TidesClient(GaugeOptions options) {
        this.options = options;
    }

    /** The latest reading. */
    public CompletableFuture<Reading> latest(String station) {
        return CompletableFuture.completedFuture(new Reading(station.length(), options.getInterval() == null));
    }
}

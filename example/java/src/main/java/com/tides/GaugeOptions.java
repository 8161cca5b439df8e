package com.tides;

/** Where to measure. */
public class GaugeOptions {
    private final String station;
    private Integer interval;

    public GaugeOptions(String station) {
        this.station = station;
    }

    public String getStation() {
        return station;
    }

    /** Seconds between two readings. */
    public Integer getInterval() {
        return interval;
    }

    public GaugeOptions setInterval(Integer interval) {
        this.interval = interval;
        return this;
    }
}

package com.tides;

/** One measurement. */
public record Reading(int level, boolean rising) {}

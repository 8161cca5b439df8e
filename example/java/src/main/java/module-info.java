module com.tides {
    exports com.tides;
}

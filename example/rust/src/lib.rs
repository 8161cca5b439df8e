/// Where to measure.
pub struct GaugeOptions {
    pub station: String,
    /// Seconds between two readings.
    pub interval: Option<u32>,
}

/// One measurement.
pub struct Reading {
    pub level: i64,
    pub rising: bool,
}

pub struct Client {
    options: GaugeOptions,
}

impl Client {
    pub fn new(options: GaugeOptions) -> Self {
        Self { options }
    }

    /// The latest reading.
    pub async fn latest(&self, station: &str) -> Result<Reading, std::io::Error> {
        Ok(Reading { level: station.len() as i64, rising: self.options.interval.is_none() })
    }
}

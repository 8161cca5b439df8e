namespace Tides;

/// <summary>Where to measure.</summary>
public sealed class GaugeOptions
{
    public required string Station { get; set; }

    /// <summary>Seconds between two readings.</summary>
    public int? Interval { get; set; }
}

/// <summary>One measurement.</summary>
public sealed class Reading
{
    public required int Level { get; set; }
    public required bool Rising { get; set; }
}

public sealed class TidesClient
{
    private readonly GaugeOptions _options;

    public TidesClient(GaugeOptions options) => _options = options;

    /// <summary>The latest reading.</summary>
    public Task<Reading> LatestAsync(string station) =>
        Task.FromResult(new Reading { Level = station.Length, Rising = _options.Interval == 0 });
}

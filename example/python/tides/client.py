from dataclasses import dataclass


@dataclass
class GaugeOptions:
    """Where to measure."""

    station: str
    interval: int | None = None
    """Seconds between two readings."""


@dataclass
class Reading:
    """One measurement."""

    level: int
    rising: bool


class TidesClient:
    def __init__(self, options: GaugeOptions) -> None:
        self._options = options

    async def latest(self, station: str) -> Reading:
        """The latest reading."""
        return Reading(level=len(station), rising=self._options.interval == 0)

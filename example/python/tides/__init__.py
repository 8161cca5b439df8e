from .client import GaugeOptions, Reading, TidesClient

__all__ = ["GaugeOptions", "Reading", "TidesClient"]

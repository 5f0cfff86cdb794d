"""Measurements, run by ``python -m benchmarks``: ratios of pairs in one run, never a pass or fail of the tests."""

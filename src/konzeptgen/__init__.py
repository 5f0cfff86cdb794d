"""Write a municipality's Integrationskonzept from validated data."""

__version__ = "0.1.0"

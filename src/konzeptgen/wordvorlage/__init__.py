"""A municipality's own Word file as a template: what it holds and what is taken from it."""

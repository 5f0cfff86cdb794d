"""Stage 1: a folder of the author becomes a Source, plain values with their places."""

"""Stage 3: a Konzept, the dated law and a profile become findings."""

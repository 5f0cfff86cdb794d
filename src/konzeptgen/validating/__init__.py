"""Stage 2: a Source and the schemas become a Konzept, or all faults at once; and what else the schemas yield."""

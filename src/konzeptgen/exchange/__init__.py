"""Data in and out: one file per format, the plan of an import, and edits of files that touch nothing else."""

"""Stage 4: a Konzept and templates become chapters in Markdown."""

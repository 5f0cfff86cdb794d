"""Texts that exist: an old concept in Word, OpenDocument or Markdown in, texts of ours and what has no place out."""

"""The document tree and what all formats share: Markdown, fonts, scripts, pictures, the theme."""

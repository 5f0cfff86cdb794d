"""Stage 5: chapters become one document tree, numbered and linked."""

"""How pictures are drawn: shared shapes and colours, the drawing process, labels in any script."""

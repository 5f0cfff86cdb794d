"""Kinds of document and their chapters: the house's templates with the author's over them."""

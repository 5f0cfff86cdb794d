"""What the documents have to say, worked out from the YAML a second time. Nothing here imports konzeptgen.

``daten`` reads an author's files and says what is there on a day; ``rechnung`` counts; ``text`` takes a document apart
into places with their figures; ``themen_*`` and ``tabellen_*`` say what a figure or claim is about and what it must be;
``pruefung`` brings them together. A new sentence gets one line in the file of its subject.
"""

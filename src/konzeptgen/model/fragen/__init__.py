"""What templates and rules ask of a Konzept, one file per subject: each a class of questions over its fields."""

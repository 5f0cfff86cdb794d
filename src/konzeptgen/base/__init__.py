"""What every room stands on: findings, places, scalars, the schemas, German, geometry. Knows no stage."""

"""What every family keeps: findings, log, keys of rows."""

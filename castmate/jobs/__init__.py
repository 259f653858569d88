"""The truth about work: a table, leases with fencing, attempts, progress, cancellation, workers."""

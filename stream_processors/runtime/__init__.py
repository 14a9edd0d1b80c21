"""What runs a pipeline: the Faust app, reading batches from the log, checkpoints, retries and metrics."""

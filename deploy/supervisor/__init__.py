"""`omniprofile up`: runs engines, workers and the service as supervised child processes."""

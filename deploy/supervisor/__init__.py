"""`omniprofile up`: engines, workers and the service as supervised children of one command."""

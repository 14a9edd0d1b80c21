"""One file a command of `omniprofile`."""

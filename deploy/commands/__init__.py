"""The subcommands of `omniprofile`, one file each."""

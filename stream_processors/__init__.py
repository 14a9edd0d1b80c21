"""From events to profiles and history.

Start with `pipeline.py`. Its steps are in `steps/`; `identity/`, `profile/` and `wishes/` are pure; `runtime/` runs it.
"""

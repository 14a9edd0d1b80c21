"""The steps of the pipeline, one module each; `stream_processors/pipeline.py` calls them in order."""

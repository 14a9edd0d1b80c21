"""Engines that come as wheels or jars, run as child processes on 127.0.0.1.

Each module builds a `Program`: what to run, where it answers, how to check that it is ready. `process.start` runs it.
"""

from deploy.engines.process import Engine, EngineFailed, PortTaken, Program, free_port, start, start_all

__all__ = ["Engine", "EngineFailed", "PortTaken", "Program", "free_port", "start", "start_all"]

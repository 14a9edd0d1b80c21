"""The engines that a wheel or a jar brings, run as children of this process on 127.0.0.1.

Each module makes a `Program` (what to run, where it answers, how to ask whether it is ready); `process.start` runs it.
"""

from deploy.engines.process import Engine, EngineFailed, PortTaken, Program, free_port, start, start_all

__all__ = ["Engine", "EngineFailed", "PortTaken", "Program", "free_port", "start", "start_all"]
